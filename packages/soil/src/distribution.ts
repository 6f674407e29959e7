import { normalCdf, normalQuantile } from './normal.ts'
import type { Random } from './random.ts'
import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/**
 * What is known of an uncertain input. Every kind is drawn by its quantile function, so that one uniform number
 * gives one value, a larger one a larger value, and any two kinds can be correlated.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** `mean` and `sd` are those of the value itself, not of its logarithm */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** `mean` and `sd` are those before the cut to `min` … `max` */
  | {
      readonly kind: 'truncated-normal'
      readonly mean: number
      readonly sd: number
      readonly min: number
      readonly max: number
    }

const kinds = ['fixed', 'uniform', 'normal', 'lognormal', 'triangular', 'truncated-normal'] as const

/** Refuses a distribution that does not exist: numbers that are not finite, sd < 0, bounds in the wrong order. */
export function requireDistribution(field: string, d: Distribution): Distribution {
  requireOption(`${field} kind`, d.kind, kinds)
  for (const [name, value] of Object.entries(d)) if (name !== 'kind') requireNumber(`${field} ${name}`, value)
  if ('sd' in d) requireNumber(`${field} sd`, d.sd, { min: 0 })
  if ('min' in d && !(d.min < d.max))
    throw new SoilRefusal('inconsistent', field, { reason: `min ${d.min} is not below max ${d.max}` })
  if (d.kind === 'triangular') requireNumber(`${field} mode`, d.mode, d)
  if (d.kind === 'lognormal' && d.mean <= 0)
    throw new SoilRefusal('out-of-range', `${field} mean`, { value: d.mean, min: '0 (open)' })
  return d
}

/**
 * The value that the share `p` (0 < p < 1) of all draws lies below.
 *
 * @example
 * distributionQuantile({ kind: 'uniform', min: 2, max: 4 }, 0.25) // 2.5
 */
export function distributionQuantile(d: Distribution, p: number): number {
  switch (d.kind) {
    case 'fixed':
      return d.value
    case 'uniform':
      return d.min + p * (d.max - d.min)
    case 'normal':
      return d.mean + d.sd * normalQuantile(p)
    case 'lognormal': {
      const variance = Math.log1p((d.sd / d.mean) ** 2)
      return d.mean * Math.exp(Math.sqrt(variance) * normalQuantile(p) - variance / 2)
    }
    case 'triangular': {
      const { min, mode, max } = d
      const rising = (mode - min) / (max - min)
      return p < rising
        ? min + Math.sqrt(p * (max - min) * (mode - min))
        : max - Math.sqrt((1 - p) * (max - min) * (max - mode))
    }
    case 'truncated-normal': {
      if (d.sd === 0) return Math.min(d.max, Math.max(d.min, d.mean))
      // Worked in the lower tail, where the distribution function keeps its digits.
      const flip = d.min > d.mean
      const sign = flip ? -1 : 1
      const low = normalCdf((sign * ((flip ? d.max : d.min) - d.mean)) / d.sd)
      const high = normalCdf((sign * ((flip ? d.min : d.max) - d.mean)) / d.sd)
      const at = low + (flip ? 1 - p : p) * (high - low)
      if (!(at > 0 && at < 1))
        throw new SoilRefusal('outside-domain', 'truncated-normal', {
          reason: `${d.min} … ${d.max} lies too far from ${d.mean} ± ${d.sd}`,
        })
      return Math.min(d.max, Math.max(d.min, d.mean + sign * d.sd * normalQuantile(at)))
    }
  }
}

/**
 * One draw.
 *
 * @example
 * sampleDistribution({ kind: 'fixed', value: 3 }, random(1)) // 3
 */
export const sampleDistribution = (d: Distribution, source: Random): number =>
  distributionQuantile(d, source.next())
