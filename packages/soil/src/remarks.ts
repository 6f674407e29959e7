import type { ClimateMonth } from './gsocseq/climate.ts'
import { type CarbonInputs, carbonRemarks } from './remarks/input.ts'
import type { Remark } from './remarks/remark.ts'
import { type SoilInputs, soilRemarks } from './remarks/soil.ts'
import { weatherRemarks } from './remarks/weather.ts'

export type { Remark, RemarkRule } from './remarks/remark.ts'
export { remarkRules } from './remarks/remark.ts'

/** What a soil model is given of one place; whatever is not known is left out. */
export interface ModelInputs extends SoilInputs, CarbonInputs {
  /** twelve months, January first */
  readonly weather?: readonly ClimateMonth[]
}

/**
 * Judges what a model is given, the year rather than the month: numbers that no range refuses and that are mostly in
 * another unit. Each remark names the likely one. Nothing is changed or refused.
 *
 * @example
 * inputRemarks({ clay: 0.2 })[0].message // '0.2 % of clay is next to none: perhaps a fraction for 20 %.'
 */
export function inputRemarks({ weather, ...rest }: ModelInputs): Remark[] {
  return [...(weather ? weatherRemarks(weather) : []), ...soilRemarks(rest), ...carbonRemarks(rest)]
}

/** A remark on many places, with the number of those that it holds for. */
export interface CommonRemark extends Remark {
  readonly places: number
  /** number of the first of them, on which the remark is made */
  readonly first: number
}

/**
 * The remarks that hold for at least this share of the places, half of them if not said; each as it is made on the first
 * of them.
 *
 * @example
 * commonRemarks([{ clay: 0.2 }, { clay: 0.35 }])[0].places // 2
 */
export function commonRemarks(places: readonly ModelInputs[], share = 0.5): CommonRemark[] {
  const found = new Map<Remark['rule'], { remark: Remark; places: number; first: number }>()
  places.forEach((place, first) => {
    for (const remark of inputRemarks(place)) {
      const known = found.get(remark.rule) ?? { remark, places: 0, first }
      known.places += 1
      found.set(remark.rule, known)
    }
  })
  return [...found.values()]
    .filter((each) => each.places >= share * places.length)
    .map(({ remark, ...rest }) => ({ ...remark, ...rest }))
}
