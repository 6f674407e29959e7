import { SoilRefusal, requireNumber } from './refusal.ts'

// Lanczos (1964) with g = 7 and nine terms; relative error about 1e-15
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of the gamma function for x > 0. */
function logGamma(x: number): number {
  const t = x + 6.5
  const sum = lanczos.reduce((s, c, i) => (i === 0 ? c : s + c / (x + i - 1)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let h = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) return h
  }
  return h
}

/** Regularised incomplete beta function Iₓ(a, b); `y` is 1 − x, given apart so that neither end loses digits. */
function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(y, b, a)) / b
}

/** P(T > t) for t ≥ 0. */
function upperTail(t: number, df: number): number {
  const whole = df + t * t
  return 0.5 * incompleteBeta(df / whole, (t * t) / whole, df / 2, 0.5)
}

/**
 * Student's t distribution function P(T ≤ t). `df` is any number > 0, whole or not (Satterthwaite gives the
 * latter), up to 1e6. Absolute error below 1e-14 for df up to 1000, 1e-11 beyond.
 *
 * @example
 * studentCdf(2.086, 20).toFixed(3) // '0.975'
 */
export function studentCdf(t: number, df: number): number {
  requireNumber('t', t)
  requireDegrees(df)
  return t >= 0 ? 1 - upperTail(t, df) : upperTail(-t, df)
}

/**
 * The t with P(T ≤ t) = p, for 0 < p < 1 and any df > 0: bisection on the tail probability, which cannot miss.
 * `studentQuantile(0.975, 18)` is 2.1009.
 *
 * @example
 * studentQuantile(0.975, 20).toFixed(3) // '2.086'
 */
export function studentQuantile(p: number, df: number): number {
  requireNumber('p', p, { min: 0, max: 1 })
  requireDegrees(df)
  if (p === 0 || p === 1)
    throw new SoilRefusal('out-of-range', 'p', { value: p, min: '0 (open)', max: '1 (open)' })
  if (p === 0.5) return 0
  const target = Math.min(p, 1 - p)
  let high = 1
  while (upperTail(high, df) > target) {
    high *= 2
    if (high > 1e300) throw new SoilRefusal('not-converged', 'p', { limit: 1e300, unit: 't' })
  }
  let low = high === 1 ? 0 : high / 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return Math.sign(p - 0.5) * middle
    if (upperTail(middle, df) > target) low = middle
    else high = middle
  }
}

function requireDegrees(df: number): void {
  requireNumber('degrees of freedom', df, { min: 0, max: 1e6 })
  if (df === 0) throw new SoilRefusal('out-of-range', 'degrees of freedom', { value: 0, min: '0 (open)' })
}
