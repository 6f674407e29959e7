import { SoilRefusal, requireNumber } from './refusal.ts'

/** What soils are compared by; a table may have fewer of them. */
export interface ClusterKey {
  readonly climate?: string
  readonly texture?: string
  readonly landUse?: string
}

/** Quantiles of a property among the reference soils of one cluster. */
export interface Cluster extends ClusterKey {
  readonly n: number
  /** value by percentage, e.g. `{ 5: 1.0, 25: 2.2, 50: 3.7 }`; at least two, rising */
  readonly quantiles: Readonly<Record<number, number>>
}

export interface ClusterPosition {
  /** percentage of the reference soils below the value; absent outside the quantiles given */
  readonly percentile?: number
  /** the same in words that never claim more: between which quantiles the value lies */
  readonly between: readonly [below: number | undefined, above: number | undefined]
  readonly cluster: Cluster
  /** false below 30 reference soils: show it, and say so */
  readonly reliable: boolean
}

const keys = ['climate', 'texture', 'landUse'] as const
const name = (key: ClusterKey): string => keys.flatMap((k) => (key[k] ? [`${k} ${key[k]}`] : [])).join(', ')

/**
 * Where a value stands among reference soils of the same climate, texture and land use: linear between the
 * quantiles given, and no number beyond the outermost. The value must have the property, unit and depth of the
 * table. Asking for a cluster that the table does not have is refused; asking by fewer keys is the caller's choice,
 * never made here.
 *
 * @example
 * const table = [{ climate: 'tropical-moist', n: 120, quantiles: { 25: 20, 50: 30, 75: 45 } }]
 * clusterPosition(35, { climate: 'tropical-moist' }, table).percentile!.toFixed(1) // '58.3'
 */
export function clusterPosition(value: number, key: ClusterKey, table: readonly Cluster[]): ClusterPosition {
  requireNumber('value', value)
  const found = table.filter((cluster) => keys.every((k) => cluster[k] === key[k]))
  if (found.length !== 1)
    throw new SoilRefusal('outside-domain', 'cluster', {
      reason: `${found.length} clusters of ${name(key) || 'no key'} in a table of ${table.length}`,
    })
  const [cluster] = found
  const steps = Object.entries(cluster.quantiles)
    .map(([percent, at]) => ({ percent: Number(percent), at: requireNumber(`quantile ${percent}`, at) }))
    .sort((a, b) => a.percent - b.percent)
  if (steps.length < 2 || steps.some(({ at }, i) => i > 0 && at < steps[i - 1].at))
    throw new SoilRefusal('inconsistent', 'quantiles', {
      reason: `${name(cluster)}: fewer than two, or falling`,
    })
  requireNumber('n', cluster.n, { min: 1 })
  const below = steps.findLast(({ at }) => at <= value)
  const above = steps.find(({ at }) => at > value)
  return {
    ...(below && above && { percentile: between(value, below, above) }),
    ...(below && !above && below.at === value && { percentile: below.percent }),
    between: [below?.percent, above?.percent],
    cluster,
    reliable: cluster.n >= 30,
  }
}

const between = (
  value: number,
  below: { readonly percent: number; readonly at: number },
  above: { readonly percent: number; readonly at: number },
): number => below.percent + ((value - below.at) / (above.at - below.at)) * (above.percent - below.percent)
