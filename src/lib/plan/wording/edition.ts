import { dateLocale } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { isDraft, type Edition } from '../objective.ts'

export type Precision = 'day' | 'month' | 'year'

/** A day as precisely as the paper gives it; no day is invented for a month. */
export function formatIssued(day: string, precision: Precision, locale: Locale): string {
  const options: Record<Precision, Intl.DateTimeFormatOptions> = {
    day: { dateStyle: 'long' },
    month: { year: 'numeric', month: 'long' },
    year: { year: 'numeric' },
  }
  return new Intl.DateTimeFormat(dateLocale(locale), { ...options[precision], timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The text key of an edition's short name, which takes its year. */
export const editionKey = (edition: Edition): 'plan_edition_issued' | 'plan_edition_draft' =>
  isDraft(edition) ? 'plan_edition_draft' : 'plan_edition_issued'
