/** ln Γ(x) for x > 0 by Lanczos' sum (g = 7, n = 9), good to about 1e-14. */
const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
] as const

function logGamma(x: number): number {
  const base = x + 6.5
  const series = lanczos.reduce((sum, term, index) => sum + (index ? term / (x - 1 + index) : term), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series)
}

/** Regularised incomplete beta function I_x(a, b) by Lentz' continued fraction; DLMF 8.17.22. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b) - Math.log(a),
  )
  const tiny = 1e-300
  let fraction = 1
  let c = 1
  let d = 0
  for (let step = 0; step <= 300; step++) {
    const m = step >> 1
    const numerator =
      step === 0
        ? 1
        : step % 2
          ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
          : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + numerator * d || tiny)
    c = 1 + numerator / c || tiny
    const change = c * d
    fraction *= change
    if (Math.abs(1 - change) < 1e-15) break
  }
  return front * (fraction - 1)
}

/** Chance that Student's t with so many degrees of freedom is at most t. */
export function studentCumulative(t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t below which the share p lies, by halving; p above one half. */
export function studentQuantile(p: number, freedom: number): number {
  let low = 0
  let high = 1
  while (studentCumulative(high, freedom) < p) high *= 2
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2
    if (studentCumulative(middle, freedom) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
