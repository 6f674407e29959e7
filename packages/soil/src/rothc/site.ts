import { ranges } from '../ranges.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'
import type { RothcOptions } from './options.ts'

/** A soil as RothC sees it: one topsoil layer. */
export interface Site {
  /** clay, % of the fine earth, 0–100 */
  readonly clay: number
  /** thickness of the layer, cm, above 0 */
  readonly depth: number
  /** inert organic matter, t C/ha, 0 or more; see `inertCarbon` */
  readonly inert: number
  /** the next three are needed only where the water limits come from a retention curve: silt, % */
  readonly silt?: number
  /** bulk density, g/cm³ */
  readonly density?: number
  /** organic carbon, % */
  readonly organicCarbon?: number
}

/** The site itself, or a refusal naming the value at fault. */
export function requireSite(site: Site, { moisture }: Pick<RothcOptions, 'moisture'>): Site {
  requireNumber('clay', site.clay, ranges.texture)
  requireNumber('depth', site.depth, { min: 1, max: 1000 })
  requireNumber('inert', site.inert, { min: 0 })
  if (site.silt !== undefined) {
    requireNumber('silt', site.silt, ranges.texture)
    if (site.clay + site.silt > 100 + 1e-9)
      throw new SoilRefusal('inconsistent', 'silt', {
        reason: `clay ${site.clay} % and silt ${site.silt} % are more than 100 %`,
      })
  }
  if (moisture === 'standard') return site
  requireNumber('clay', site.clay, { min: 0.1 })
  requireNumber('silt', site.silt, { min: 0.1 })
  requireNumber('density', site.density, { ...ranges.density, min: 0.3, max: 2.2 })
  requireNumber('organicCarbon', site.organicCarbon, { min: 0.01, max: 30 })
  return site
}
