import { ranges } from '../ranges.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'
import { requireYear } from '../rothc/year.ts'
import type { ClimateYear } from './climate.ts'
import { requireClimate } from './climate.ts'
import { landCover } from './landcover.ts'

/** One cell of the protocol: 0–30 cm. */
export interface GsocseqCell {
  /** organic carbon 0–30 cm, t C/ha */
  readonly stock: number
  /** clay 0–30 cm, % of the fine earth */
  readonly clay: number
  /** class 1–13: see `landCovers` */
  readonly landCover: number
  /** DPM/RPM; by default that of the land cover */
  readonly ratio?: number
  /** cover factor of the 12 months, 0.6 (covered) to 1 (bare); above 0.8 the soil dries as bare soil does */
  readonly cover: readonly number[]
  /** mean weather of the spin-up years, 1980–2000 */
  readonly climate: ClimateYear
  /** Miami's mean production of these years, g/m²; by default that of their mean weather */
  readonly production?: number
  /** weather of each warm-up year, 2001–2020; none where the stock was measured in 2015–2020 */
  readonly warmUp?: readonly ClimateYear[]
  /** land cover of each warm-up year; by default `landCover` throughout */
  readonly warmUpLandCover?: readonly number[]
  /** for the masks: sand, %; electrical conductivity, dS/m; peat or wetland */
  readonly sand?: number
  readonly conductivity?: number
  readonly wetland?: boolean
}

/** What a mask looks at. */
export type MaskedBy = Pick<GsocseqCell, 'stock' | 'landCover' | 'sand' | 'conductivity' | 'wetland'>

export const maskReasons = ['organic', 'sandy', 'saline', 'wetland', 'paddy', 'land cover'] as const
export type MaskReason = (typeof maskReasons)[number]

/**
 * Why the protocol leaves a cell out, or nothing: organic (> 200 t C/ha), sandy (> 90 % sand), saline (> 4 dS/m),
 * peat and wetland, paddy, and every cover but cropland and grazing land. What was not given does not mask.
 *
 * @example
 * gsocseqMask({ stock: 250, landCover: 2 }) // 'organic'
 */
export function gsocseqMask(cell: MaskedBy): MaskReason | undefined {
  const masks: Record<MaskReason, boolean> = {
    organic: cell.stock > 200,
    sandy: (cell.sand ?? 0) > 90,
    saline: (cell.conductivity ?? 0) > 4,
    wetland: cell.wetland === true,
    paddy: cell.landCover === 13,
    'land cover': !landCover(cell.landCover).modelled,
  }
  return maskReasons.find((reason) => masks[reason])
}

/** The cell itself, or a refusal naming the value at fault. */
export function requireCell(cell: GsocseqCell): GsocseqCell {
  requireNumber('stock', cell.stock, { min: 0.01, max: 2000 })
  requireNumber('clay', cell.clay, ranges.texture)
  if (cell.sand !== undefined && requireNumber('sand', cell.sand, ranges.texture) + cell.clay > 100 + 1e-9)
    throw new SoilRefusal('inconsistent', 'sand', {
      reason: `clay ${cell.clay} % and sand ${cell.sand} % are more than 100 %`,
    })
  requireNumber('ratio', cell.ratio ?? landCover(cell.landCover).ratio, { min: 0, max: 100 })
  requireYear(cell.cover).forEach((factor, i) => requireNumber(`cover[${i}]`, factor, { min: 0.6, max: 1 }))
  requireClimate('climate', cell.climate)
  cell.warmUp?.forEach((year, i) => requireClimate(`warmUp[${i}]`, year))
  if (cell.warmUpLandCover && cell.warmUpLandCover.length !== (cell.warmUp?.length ?? 0))
    throw new SoilRefusal('inconsistent', 'warmUpLandCover', {
      reason: `${cell.warmUpLandCover.length} classes for ${cell.warmUp?.length ?? 0} years`,
    })
  return cell
}
