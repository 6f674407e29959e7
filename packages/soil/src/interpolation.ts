import { SoilRefusal, requireOption } from './refusal.ts'

/**
 * - `linear`: straight between the points, i.e. constant concentration within a layer.
 * - `hyman`: cubic through the points, its slopes cut back so that it never falls where the data rise
 *   (Hyman 1983, SIAM J. Sci. Stat. Comput. 4, 645–654, starting from the Forsythe–Malcolm–Moler spline, as in R).
 * - `natural`: cubic with continuous second derivative, zero at both ends; may overshoot.
 */
export type Interpolation = 'linear' | 'hyman' | 'natural'

export const interpolations: readonly Interpolation[] = ['linear', 'hyman', 'natural']

/**
 * A curve through points with strictly rising `x`. It answers between the first and the last and refuses beyond.
 * Made once, asked often.
 *
 * @example
 * curve([0, 1, 2], [0, 1, 4], 'linear')(1.5) // 2.5
 */
export function curve(
  x: readonly number[],
  y: readonly number[],
  kind: Interpolation,
): (at: number) => number {
  requireOption('interpolation', kind, interpolations)
  if (x.length < 2 || x.length !== y.length)
    throw new SoilRefusal('inconsistent', 'points', {
      reason: `${x.length} x for ${y.length} y; at least two pairs`,
    })
  for (let i = 1; i < x.length; i++)
    if (!(x[i] > x[i - 1]))
      throw new SoilRefusal('inconsistent', 'x', { reason: `${x[i]} after ${x[i - 1]} does not rise` })
  const slope = kind === 'linear' ? undefined : kind === 'natural' ? naturalSlopes(x, y) : hymanSlopes(x, y)
  return (at) => {
    if (!(at >= x[0] && at <= x[x.length - 1]))
      throw new SoilRefusal('out-of-range', 'x', { value: at, min: x[0], max: x[x.length - 1] })
    let i = 1
    while (at > x[i]) i++
    if (at === x[i]) return y[i]
    const h = x[i] - x[i - 1]
    const t = (at - x[i - 1]) / h
    if (!slope) return y[i - 1] + t * (y[i] - y[i - 1])
    // cubic Hermite form
    const rest = 1 - t
    return (
      rest * rest * ((1 + 2 * t) * y[i - 1] + t * h * slope[i - 1]) +
      t * t * ((1 + 2 * rest) * y[i] - rest * h * slope[i])
    )
  }
}

const secants = (x: readonly number[], y: readonly number[]): number[] =>
  y.slice(1).map((value, i) => (value - y[i]) / (x[i + 1] - x[i]))

/**
 * Slopes at the points of the cubic spline whose second derivatives m solve the usual tridiagonal system
 * h₋m₋ + 2(h₋ + h)m + hm₊ = 6(s − s₋), with the end rows given as [own coefficient, neighbour's, right side].
 */
function splineSlopes(
  x: readonly number[],
  s: readonly number[],
  first: readonly [number, number, number],
  last: readonly [number, number, number],
): number[] {
  const n = x.length
  const h = x.slice(1).map((value, i) => value - x[i])
  const diagonal = x.map((_, i) => (i === 0 ? first[0] : i === n - 1 ? last[0] : 2 * (h[i - 1] + h[i])))
  const upper = h.map((step, i) => (i === 0 ? first[1] : step))
  const lower = h.map((step, i) => (i === n - 2 ? last[1] : step))
  const m = x.map((_, i) => (i === 0 ? first[2] : i === n - 1 ? last[2] : 6 * (s[i] - s[i - 1])))
  for (let i = 1; i < n; i++) {
    const factor = lower[i - 1] / diagonal[i - 1]
    diagonal[i] -= factor * upper[i - 1]
    m[i] -= factor * m[i - 1]
  }
  m[n - 1] /= diagonal[n - 1]
  for (let i = n - 2; i >= 0; i--) m[i] = (m[i] - upper[i] * m[i + 1]) / diagonal[i]
  return x.map((_, i) =>
    i < n - 1 ? s[i] - (h[i] * (2 * m[i] + m[i + 1])) / 6 : s[i - 1] + (h[i - 1] * (m[i - 1] + 2 * m[i])) / 6,
  )
}

function naturalSlopes(x: readonly number[], y: readonly number[]): number[] {
  return splineSlopes(x, secants(x, y), [1, 0, 0], [1, 0, 0])
}

/**
 * Forsythe, Malcolm and Moler (1977): the third derivative in the first and last interval is that of the cubic
 * through the four points at that end, or none where there are only three.
 */
function fmmSlopes(x: readonly number[], y: readonly number[]): number[] {
  const n = x.length
  const s = secants(x, y)
  if (n === 2) return [s[0], s[0]]
  const third = (i: number): number => {
    if (n === 3) return 0
    const second = (j: number) => (s[j + 1] - s[j]) / (x[j + 2] - x[j])
    return (6 * (second(i + 1) - second(i))) / (x[i + 3] - x[i])
  }
  const [h0, h1] = [x[1] - x[0], x[n - 1] - x[n - 2]]
  return splineSlopes(x, s, [-h0, h0, h0 * h0 * third(0)], [-h1, h1, -h1 * h1 * third(n - 4)])
}

function hymanSlopes(x: readonly number[], y: readonly number[]): number[] {
  const s = secants(x, y)
  const signs = new Set(s.filter((v) => v !== 0).map(Math.sign))
  if (signs.size > 1)
    throw new SoilRefusal('outside-domain', 'y', {
      reason: 'a monotone curve needs points that only rise or only fall',
    })
  return fmmSlopes(x, y).map((slope, i) => {
    const before = s[Math.max(0, i - 1)]
    const after = s[Math.min(s.length - 1, i)]
    const limit = 3 * Math.min(Math.abs(before), Math.abs(after))
    const rising = before * after > 0 ? after > 0 : slope >= 0
    return rising ? Math.min(Math.max(0, slope), limit) : Math.max(Math.min(0, slope), -limit)
  })
}
