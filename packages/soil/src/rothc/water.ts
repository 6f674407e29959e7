import { SoilRefusal } from '../refusal.ts'
import type { RothcOptions } from './options.ts'
import { waterContents } from './retention.ts'
import type { Site } from './site.ts'

/** Deficits of a soil at its limits, mm over the layer: 0 at field capacity, negative when drier. */
export interface WaterLimits {
  /** b starts to fall below this: 1 bar */
  readonly oneBar: number
  /** b has reached its floor: 15 bar */
  readonly wilting: number
  /** a covered soil dries no further */
  readonly driest: number
  /** a bare soil dries no further, unless it is already drier */
  readonly bare: number
  /** the floor of b */
  readonly minimum: number
}

/**
 * The water limits of a site.
 *
 *     standard:  M = −(20 + 1.3 clay − 0.01 clay²)·depth/23;  M₁ = 0.444 M;  bare 0.556 M
 *     curve:     M_h = 10·depth·(θ_h − θ_50mbar) at 1, 15 and 1000 bar;  bare M₁₅ − (0.6388/0.8)(M₁₅ − M₁)
 *
 * Description 2.0.0, where eq. 2 prints 1.01 clay² by mistake; Farina et al. 2013, doi:10.1016/j.geoderma.2013.01.021.
 *
 * @example
 * const site = { clay: 23.4, depth: 23, inert: 2.7 }
 * waterLimits(site, rothcOptions()).wilting.toFixed(2) // '-44.94' mm, as printed in the official description
 */
export function waterLimits(
  site: Site,
  { moisture, bareLimit, minimumMoisture, constants }: RothcOptions,
): WaterLimits {
  const { deficit, retention } = constants
  const drying = { minimum: minimumMoisture }
  if (moisture === 'standard') {
    const { base, linear, square } = deficit
    const wilting =
      (-(base + linear * site.clay - square * site.clay * site.clay) * site.depth) / deficit.depthOfRecord
    const bare = bareLimit === 'standard' ? deficit.bare * wilting : wilting
    return { ...drying, oneBar: deficit.oneBar * wilting, wilting, driest: wilting, bare }
  }
  const { clay, silt, density, organicCarbon } = site
  if (silt === undefined || density === undefined || organicCarbon === undefined)
    throw new SoilRefusal('missing', 'silt, density and organicCarbon')
  const suctions = [50, 1000, 15_000, 1_000_000]
  const contents = waterContents({ clay, silt, density, organicCarbon }, suctions, retention)
  const [oneBar, wilting, airDry] = contents
    .slice(1)
    .map((content) => (content - contents[0]) * 10 * site.depth)
  const bare = bareLimit === 'standard' ? wilting - deficit.bareBetween * (wilting - oneBar) : wilting
  return { ...drying, oneBar, wilting, driest: moisture === 'hygroscopic' ? airDry : wilting, bare }
}
