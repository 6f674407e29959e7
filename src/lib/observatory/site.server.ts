import { SoilRefusal, readSiteFile, worksheet, type Worksheet } from '#soil'
import type { Locale } from '#lib/platform/text/localised.ts'
import { asRefusal } from './refusal.server.ts'
import { reportOn, type Report } from './report.ts'
import { comparisonPrefix } from './settings.ts'

/**
 * A site's file, computed; what the soil package refuses, the platform refuses in the reader's words.
 *
 * @throws Refusal `invalid` with line and column
 */
export const siteReport = (text: string, locale: Locale): Report => inWords(locale, () => reportOn(text))

/** Its worksheet alone, as the command and the download need it. */
export const siteWorksheet = (text: string, locale: Locale): Worksheet =>
  inWords(locale, () => worksheet(readSiteFile(text, comparisonPrefix)))

function inWords<T>(locale: Locale, compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    throw error instanceof SoilRefusal ? asRefusal(error, locale) : error
  }
}
