import { SoilRefusal, requireNumber } from './refusal.ts'

/**
 * The p-quantile of a sample by rule 7 of Hyndman and Fan (1996), the one of R and NumPy: with the values sorted,
 * position (n − 1)p from the first, linear between neighbours. `values` need not be sorted and is left as it is.
 *
 * @example
 * quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return sortedQuantile(Float64Array.from(values).sort(), p)
}

/** As `quantile`, for values already in rising order. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new SoilRefusal('missing', 'values')
  requireNumber('p', p, { min: 0, max: 1 })
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (position - below) * (sorted[above] - sorted[below])
}
