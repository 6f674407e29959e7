import { SoilRefusal } from '../refusal.ts'

/** A land-cover class of the protocol, with the constants that hang on it. */
export interface LandCover {
  readonly name: string
  /** whether the protocol models it: cropland and grazing land */
  readonly modelled: boolean
  /** DPM/RPM of the plant carbon */
  readonly ratio?: number
  /** share of Miami's potential production that reaches the soil's budget */
  readonly production?: number
  /** rate of decay relative to drained soil: 0.4 under paddy (Shirato & Yokozawa 2005) */
  readonly rate: number
}

const crop = { modelled: true, ratio: 1.44, production: 0.53, rate: 1 }
const grass = { modelled: true, ratio: 0.67, production: 0.72, rate: 1 }
const none = { modelled: false, rate: 1 }

/** The 13 classes of FAO's land-cover legend as the GSOCseq manual and scripts use them. */
export const landCovers: Readonly<Record<number, LandCover>> = {
  1: { name: 'artificial', ...none },
  2: { name: 'cropland', ...crop },
  3: { name: 'grassland', ...grass },
  4: { name: 'tree-covered', modelled: false, ratio: 0.25, production: 0.88, rate: 1 },
  5: { name: 'shrubs', ...grass },
  6: { name: 'herbaceous, flooded', ...grass },
  7: { name: 'mangroves', ...none },
  8: { name: 'sparse vegetation', ...grass },
  9: { name: 'bare', ...none },
  10: { name: 'snow and glaciers', ...none },
  11: { name: 'water', ...none },
  12: { name: 'tree crops', ...crop },
  13: { name: 'paddy', ...crop, rate: 0.4 },
}

export function landCover(code: number, field = 'landCover'): LandCover {
  const cover = landCovers[code]
  if (!cover) throw new SoilRefusal('not-an-option', field, { value: code, options: '1 to 13' })
  return cover
}
