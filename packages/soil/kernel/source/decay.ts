/**
 * e^(−k m) of the four pools, m = a·b·c/12. The official rates are 0.02 × (500, 15, 33, 1), so that one short series
 * for q = 1 − e^(−0.02 m) and thirteen products give all four. The series holds to 1e-16 up to m = 0.82, which is
 * 60 °C, wet and bare.
 */

/** 1, and 0.02^n/n!: engines build a constant anew wherever a loop uses it, but a load is cheap. */
const series = memory.data<f64>([
  1, 0.02, 0.0002, 1.3333333333333336e-6, 6.666666666666667e-9, 2.666666666666667e-11, 8.888888888888891e-14,
])

export function one(): v128 {
  return v128.load_splat<f64>(series)
}

function term(n: usize): v128 {
  return v128.load_splat<f64>(series + 8 * n)
}

/** q: what HUM loses */
export function humLoss(m: v128): v128 {
  const m2 = f64x2.mul(m, m)
  const p12 = f64x2.sub(term(1), f64x2.mul(m, term(2)))
  const p34 = f64x2.sub(term(3), f64x2.mul(m, term(4)))
  const p56 = f64x2.sub(term(5), f64x2.mul(m, term(6)))
  return f64x2.mul(m, f64x2.add(p12, f64x2.mul(m2, f64x2.add(p34, f64x2.mul(m2, p56)))))
}

/** RPM keeps u^15 */
export function power15(u3: v128): v128 {
  const u6 = f64x2.mul(u3, u3)
  return f64x2.mul(f64x2.mul(u6, u6), u3)
}

/** BIO keeps u^33 */
export function power33(u30: v128, u3: v128): v128 {
  return f64x2.mul(u30, u3)
}

/** DPM keeps u^500 = (u^120 u^5)^4 */
export function power500(u30: v128, u5: v128): v128 {
  const u60 = f64x2.mul(u30, u30)
  const u125 = f64x2.mul(f64x2.mul(u60, u60), u5)
  const u250 = f64x2.mul(u125, u125)
  return f64x2.mul(u250, u250)
}
