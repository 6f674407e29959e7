import { SoilRefusal, requireNumber } from './refusal.ts'

/** Density of the standard normal distribution at z. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)

/** P(Z > z) for z ≥ 3 by Laplace's continued fraction, evaluated from the inside out. */
function farTail(z: number): number {
  let fraction = z
  for (let k = 120; k >= 1; k--) fraction = z + k / fraction
  return normalDensity(z) / fraction
}

/**
 * Standard normal distribution function P(Z ≤ z), relative error below 3e-14 also in the lower tail: a series of
 * positive terms near the middle (Abramowitz and Stegun 26.2.11), a continued fraction beyond ±3 (26.2.14).
 *
 * @example
 * normalCdf(1.96).toFixed(3) // '0.975'
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new SoilRefusal('not-a-number', 'z', { value: 'NaN' })
  if (z <= -3) return farTail(-z)
  if (z >= 3) return 1 - farTail(z)
  let term = Math.abs(z)
  let sum = term
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (z * z) / (2 * k + 1)
    sum += term
  }
  return 0.5 + Math.sign(z) * normalDensity(z) * sum
}

type Rational = readonly [numerator: readonly number[], denominator: readonly number[]]

// Wichura (1988), algorithm AS 241, PPND16: coefficients from the constant upwards
const middle: Rational = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
]
const shoulder: Rational = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
]
const tail: Rational = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
]

const polynomial = (c: readonly number[], x: number): number => c.reduceRight((sum, k) => sum * x + k, 0)
const ratio = ([p, q]: Rational, x: number): number => polynomial(p, x) / polynomial(q, x)

/**
 * Quantile of the standard normal distribution for 0 < p < 1; relative error about 1e-16 (Wichura 1988, AS 241).
 *
 * @example
 * normalQuantile(0.975).toFixed(2) // '1.96'
 */
export function normalQuantile(p: number): number {
  requireNumber('p', p, { min: 0, max: 1 })
  if (p === 0 || p === 1)
    throw new SoilRefusal('out-of-range', 'p', { value: p, min: '0 (open)', max: '1 (open)' })
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(middle, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  return Math.sign(q) * (r <= 5 ? ratio(shoulder, r - 1.6) : ratio(tail, r - 5))
}
