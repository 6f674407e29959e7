import type { Provenance } from '../provenance.ts'
import { requireNumber, requireOption } from '../refusal.ts'
import type { RothcConstants } from './constants.ts'
import { rothcConstants } from './constants.ts'

/** Every switch of the model. The defaults are the official ones. */
export interface RothcOptions {
  /**
   * Where the soil's water limits come from: `standard` (from clay), or a retention curve with the soil allowed to
   * dry to 1000 bar (`hygroscopic`) or only to 15 bar (`van-genuchten`). The official code's options 1, 2 and 3.
   */
  readonly moisture: (typeof moistureOptions)[number]
  /** How far a bare soil dries: the official code's bare-soil options 1 and 2. */
  readonly bareLimit: (typeof bareLimitOptions)[number]
  /** The lowest moisture modifier b: 0.2; 0.15 and 0.1 were tried for dry lands. */
  readonly minimumMoisture: number
  /** What the evaporation column holds: open-pan data are multiplied by 0.75, potential evapotranspiration is not. */
  readonly evaporation: (typeof evaporationOptions)[number]
  /** Whether every pool carries its radiocarbon age. */
  readonly radiocarbon: boolean
  readonly constants: RothcConstants
}

export const moistureOptions = ['standard', 'hygroscopic', 'van-genuchten'] as const
export const bareLimitOptions = ['standard', 'wilting-point'] as const
export const evaporationOptions = ['open-pan', 'potential'] as const

/**
 * The options given, the others as the official code has them.
 *
 * @example
 * rothcOptions({ evaporation: 'potential' }).minimumMoisture // 0.2
 */
export function rothcOptions(given: Partial<RothcOptions> = {}): RothcOptions {
  return {
    moisture: requireOption('moisture', given.moisture ?? 'standard', moistureOptions),
    bareLimit: requireOption('bareLimit', given.bareLimit ?? 'standard', bareLimitOptions),
    minimumMoisture: requireNumber('minimumMoisture', given.minimumMoisture ?? 0.2, { min: 0, max: 1 }),
    evaporation: requireOption('evaporation', given.evaporation ?? 'open-pan', evaporationOptions),
    radiocarbon: given.radiocarbon ?? false,
    constants: given.constants ?? rothcConstants,
  }
}

/** The model, edition, constants and options of a run. */
export function rothcProvenance({ constants, ...options }: RothcOptions): Provenance {
  const precision = constants === rothcConstants ? 'double precision' : 'constants changed by the caller'
  return {
    model: 'RothC-26.3',
    edition: `monthly map of the official code 2.0.0 (June 2025), ${precision}`,
    reference: 'Coleman & Jenkinson 1996; Farina et al. 2013, doi:10.1016/j.geoderma.2013.01.021',
    constants,
    options,
  }
}
