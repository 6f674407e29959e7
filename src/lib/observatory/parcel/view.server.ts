import type { Locale } from '#lib/platform/text/localised.ts'
import { coversFor, limitsFor, monthsFor, textsFor } from './texts.server.ts'

/** What the page of a parcel needs from the server: its words. Its numbers never come here. */
export const parcelPage = (locale: Locale) => ({
  texts: textsFor(locale),
  covers: coversFor(locale),
  months: monthsFor(locale),
  limits: limitsFor(locale),
})
