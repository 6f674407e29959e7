import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/** A part of an area that is sampled for itself. */
export interface SamplingStratum {
  readonly name: string
  /** area or any other measure of size, > 0; weights are shares of the sum */
  readonly size: number
  /** standard deviation between points, needed for Neyman's rule and for the error */
  readonly sd: number
  /** cost of one point in any one currency; default 1 */
  readonly cost?: number
}

/** `proportional` to size; `neyman` to size × sd/√cost (Neyman 1934), the smallest error for the money. */
export type AllocationRule = 'proportional' | 'neyman'

export interface Allocation {
  readonly rule: AllocationRule
  readonly points: Readonly<Record<string, number>>
  /** standard error of the weighted mean, unit of `sd` */
  readonly standardError: number
  readonly cost: number
}

/**
 * Shares `n` points out to strata, at least two each so that every one's spread can be measured, by largest remainder
 * so that they add up to n. Between equal remainders the stratum first by name gets the point, so that the order of
 * the list changes nothing.
 *
 * @example
 * const strata = [
 *   { name: 'valley', size: 30, sd: 8 },
 *   { name: 'slope', size: 70, sd: 4 },
 * ]
 * const { points } = allocate(strata, 20, 'neyman')
 * Object.values(points).join(' ') // '11 9' points
 */
export function allocate(strata: readonly SamplingStratum[], n: number, rule: AllocationRule): Allocation {
  requireOption('rule', rule, ['proportional', 'neyman'])
  if (strata.length === 0) throw new SoilRefusal('missing', 'strata')
  if (new Set(strata.map((s) => s.name)).size < strata.length)
    throw new SoilRefusal('inconsistent', 'strata', { reason: 'a name stands twice' })
  for (const { name, size, sd, cost = 1 } of strata) {
    if (requireNumber(`${name} size`, size, { min: 0 }) === 0)
      throw new SoilRefusal('out-of-range', `${name} size`, { value: 0, min: '0 (open)' })
    requireNumber(`${name} sd`, sd, { min: 0 })
    requireNumber(`${name} cost`, cost, { min: 1e-9 })
  }
  requireNumber('n', n, { min: 2 * strata.length })
  if (!Number.isInteger(n)) throw new SoilRefusal('out-of-range', 'n', { value: n })

  const sorted = [...strata].sort((a, b) => (a.name < b.name ? -1 : 1))
  const wanted = sorted.map(({ size, sd, cost = 1 }) =>
    rule === 'neyman' ? (size * sd) / Math.sqrt(cost) : size,
  )
  const weights = wanted.some((w) => w > 0) ? wanted : sorted.map((s) => s.size)
  const points = withFloor(weights, n)
  const whole = sorted.reduce((sum, s) => sum + s.size, 0)
  const variance = sorted.reduce((sum, s, i) => sum + ((s.size / whole) * s.sd) ** 2 / points[i], 0)
  return {
    rule,
    points: Object.fromEntries(sorted.map((s, i) => [s.name, points[i]])),
    standardError: Math.sqrt(variance),
    cost: sorted.reduce((sum, s, i) => sum + (s.cost ?? 1) * points[i], 0),
  }
}

/** Whole numbers ≥ 2 near n·w/Σw that add up to n; strata that would get fewer are set to two and taken out. */
function withFloor(weights: readonly number[], n: number): number[] {
  const fixed = new Set<number>()
  for (;;) {
    const open = weights.map((_, i) => i).filter((i) => !fixed.has(i))
    const total = open.reduce((sum, i) => sum + weights[i], 0)
    const rest = n - 2 * fixed.size
    const share = (i: number) => (rest * weights[i]) / total
    const small = open.filter((i) => !(share(i) >= 2))
    if (small.length > 0 && small.length < open.length) {
      for (const i of small) fixed.add(i)
      continue
    }
    const points = weights.map((_, i) => (fixed.has(i) ? 2 : Math.floor(share(i) + 1e-9)))
    const left = n - points.reduce((sum, p) => sum + p, 0)
    const byRemainder = [...open].sort((a, b) => share(b) - points[b] - (share(a) - points[a]) || a - b)
    for (const i of byRemainder.slice(0, left)) points[i] += 1
    return points
  }
}
