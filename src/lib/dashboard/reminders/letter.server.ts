import type { PersonRow } from '#lib/identity/index.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { read } from '#lib/platform/text/localised.ts'
import type { Debt } from './view.server.ts'

/** A reminder in the reader's language; every line leads to the form in which the figure is reported. */
export function letterOf({ name, locale }: PersonRow, debts: readonly Debt[], origin: string) {
  const prefix = locale === 'en' ? '' : `/${locale}`
  const line = ({ indicator, owed }: Debt) =>
    [
      `${indicator.code} ${read(indicator.title, locale)?.text ?? ''}`,
      translate(
        owed.overdue ? 'dashboard_letter_overdue' : 'dashboard_letter_due',
        {
          period: owed.period.length === 4 ? owed.period : formatDay(owed.period, locale),
          day: formatDay(owed.due, locale),
        },
        locale,
      ),
      `${origin}${prefix}/dashboard/report/${indicator.code}`,
    ].join('\n')
  const body = [
    translate('dashboard_letter_greeting', { name }, locale),
    translate('dashboard_letter_lead', { count: debts.length }, locale),
    ...debts.map(line),
    translate('dashboard_letter_missing', {}, locale),
    translate('dashboard_letter_silence', { address: `${origin}${prefix}/dashboard/reminders` }, locale),
  ]
  return {
    locale,
    subject: translate('dashboard_letter_subject', { count: debts.length }, locale),
    body: `${body.join('\n\n')}\n`,
  }
}
