/**
 * e^(−k m) of the four pools, m = a·b·c/12. The official rates are 0.02 × (500, 15, 33, 1), so that one short series
 * for q = 1 − e^(−0.02 m) and thirteen products give all four. The series holds to 1e-16 up to m = 0.82, which is
 * 60 °C, wet and bare.
 */

/** q: what HUM loses */
export function humLoss(m: v128): v128 {
  const m2 = f64x2.mul(m, m)
  const p01 = f64x2.sub(f64x2.splat(0.02), f64x2.mul(m, f64x2.splat(0.0002)))
  const p23 = f64x2.sub(
    f64x2.splat((0.02 * 0.02 * 0.02) / 6),
    f64x2.mul(m, f64x2.splat((0.02 * 0.02 * 0.02 * 0.02) / 24)),
  )
  const p45 = f64x2.sub(
    f64x2.splat((0.02 * 0.02 * 0.02 * 0.02 * 0.02) / 120),
    f64x2.mul(m, f64x2.splat((0.02 * 0.02 * 0.02 * 0.02 * 0.02 * 0.02) / 720)),
  )
  return f64x2.mul(m, f64x2.add(p01, f64x2.mul(m2, f64x2.add(p23, f64x2.mul(m2, p45)))))
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
