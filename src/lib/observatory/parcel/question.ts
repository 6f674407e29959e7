import type { GsocseqErrors, SurveyDesign } from '#soil'

type ClimateMonth = { temperature: number; rain: number; evaporation: number }

/** One parcel, or one cell of an area: what is known of its upper 30 cm. */
export interface Place {
  /** as its row calls it; empty for the one parcel */
  readonly name: string
  /** where it stands in the file */
  readonly line: number
  /** t C/ha in 0–30 cm, and the standard deviation of that */
  readonly stock: number
  readonly stockSd: number
  /** % of the fine earth */
  readonly clay: number
  /** class of FAO's legend, see the soil package */
  readonly landCover: number
  readonly areaHa: number
  /** cover factor of the 12 months: 0.6 under plants, 1 bare */
  readonly cover: readonly number[]
  /** mean weather, January first */
  readonly climate: readonly ClimateMonth[]
  /** centre of the cell, in whatever projection */
  readonly x: number | null
  readonly y: number | null
}

/** Two visits with so many points each, and the test that compares them. */
export type Survey = Required<Omit<SurveyDesign, 'sides'>> & { readonly points: number }

/** Everything that decides the answer. The same question has the same answer, to the last digit. */
export interface Question {
  readonly kind: 'parcel' | 'area'
  readonly places: readonly Place[]
  /** more plant input than today, as a share */
  readonly increase: number
  /** years under the practice */
  readonly years: number
  /** the error of the stock is each place's own */
  readonly errors: Omit<GsocseqErrors, 'stock'>
  /** stock and clay err in all places alike, or in each by itself */
  readonly stockErrors: 'common' | 'own'
  readonly draws: number
  readonly seed: number
  readonly survey: Survey
}

/** How far a change is followed in order to say when it can be measured. */
export const horizonOf = ({ years }: Question) => Math.max(50, years)
