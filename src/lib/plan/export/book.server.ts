import type { Read } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { read as readText, type Locale, type Localised } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { adoptionStatus } from '../decisions/decision.ts'
import { decisions } from '../decisions/store.server.ts'
import { formatIssued } from '../wording/edition.ts'
import { roman } from '../facilities/facility.ts'
import { measureWords } from '../measure-words.server.ts'
import { splitNote } from '../note.ts'
import type { Edition } from '../objective.ts'
import {
  allVersions,
  editionRows,
  goalRows,
  objectives,
  type ObjectiveRow,
  type VersionRow,
} from '../store.server.ts'
import { clauses, horizonOf } from '../wording/wording.ts'
import type { Book, BookObjective, Printed } from './book.ts'

/** One edition of the plan as a book in one language. */
export async function bookOf(read: Read, edition: Edition, locale: Locale, on: string): Promise<Book> {
  const issue = orMissing((await editionRows(read)).find(({ code }) => code === edition))
  const versions = (await allVersions(read)).filter((version) => version.edition === edition)
  const rows = await objectives(read)
  const goals = await goalRows(read)
  const { state, by } = adoptionStatus(await decisions(read), [issue.id], on)
  const tell = (key: string, data: Record<string, string | number> = {}) => translate(key, data, locale)
  const print = printer(locale)
  const decided = by
    ? tell('plan_decided_by', { body: tell(`plan_body_${by.body}`), on: formatDay(by.on, locale) })
    : tell('plan_undecided_long')
  return {
    locale,
    title: readText(issue.title, locale)?.text ?? edition,
    subtitle: formatIssued(issue.issued_on, issue.issued_precision, locale),
    standing: by ? `${tell(`plan_standing_${state}`)} – ${decided}` : decided,
    about: tell('plan_export_about', { document: issue.document, on: formatDay(on, locale) }),
    labels: {
      contents: tell('plan_export_contents'),
      remarks: tell('plan_field_remarks'),
      activities: tell('plan_field_activities'),
      note: tell('plan_note'),
      none: tell('plan_clause_missing'),
      page: tell('plan_export_page'),
    },
    goals: goals.map((goal) => ({
      code: goal.code,
      kicker: tell('plan_goal_kicker', { goal: goal.code }),
      title: print(goal.title),
      aim: print(goal.aim),
      objectives: rows
        .filter((objective) => objective.goal === goal.code)
        .flatMap((objective) => {
          const version = versions.find(({ objectiveId }) => objectiveId === objective.id)
          return version ? [objectiveOf(objective, version, locale, tell)] : []
        }),
    })),
  }
}

type Tell = (key: string, data?: Record<string, string | number>) => string

function objectiveOf(
  { code, facility }: ObjectiveRow,
  version: VersionRow,
  locale: Locale,
  tell: Tell,
): BookObjective {
  const print = printer(locale)
  return {
    code,
    title: print(version.title),
    facility: tell(`plan_facility_${facility.kind}`, { number: roman(facility.number) }),
    aim: version.aim && print(version.aim),
    rows: clauses.map((name) => {
      const clause = version[name]
      return {
        label: tell(`plan_field_${name}`),
        values: (clause?.measures ?? []).map((measure) => measureWords(measure, locale, horizonOf[name])),
        text: clause && print(clause.text),
      }
    }),
    remarks: version.remarks && print(version.remarks),
    activities: version.activities.map(({ number, text }) => ({ number, text: print(text) })),
    source: `${version.source.document}, ${version.source.place}`,
  }
}

const printer =
  (locale: Locale) =>
  (text: Localised): Printed => {
    const reading = readText(text, locale)
    const { said, note } = splitNote(reading?.text ?? '')
    const lang = reading?.locale ?? locale
    const names = new Intl.DisplayNames(locale, { type: 'language' })
    return { text: said, note, lang, language: lang === locale ? null : (names.of(lang) ?? lang) }
  }
