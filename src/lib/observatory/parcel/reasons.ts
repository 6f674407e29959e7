import { reasonOf as siteReasonOf } from '../reasons.ts'

/** Reasons of the soil package that only this page meets, beside those that a site's file meets too. */
const own: readonly (readonly [RegExp, string])[] = [
  [/^its inert part would be \S+ t C\/ha$/, 'observatory_parcel_reason_inert'],
  [/^nothing grows in the spin-up years$/, 'observatory_parcel_reason_growth'],
]

export function reasonOf(english: string) {
  const found = own.find(([pattern]) => pattern.test(english))
  return found ? { key: found[1], data: {} as Record<string, string> } : siteReasonOf(english)
}

/** The texts that they have: a file of cells, or the model, may give one of these. */
export const parcelReasons: readonly string[] = [
  ...own.map(([, key]) => key),
  'observatory_reason_column_twice',
  'observatory_reason_cells',
  'observatory_reason_quote',
  'observatory_reason_after_quote',
  'observatory_reason_heading_again',
  'observatory_reason_no_heading',
  'observatory_reason_empty',
  'observatory_reason_frozen',
]
