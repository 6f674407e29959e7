import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import { locales, type Locale, type Localised } from '#lib/platform/text/localised.ts'
import type { Edition } from '../objective.ts'
import { excerptOf, type Hit } from './hit.ts'

const most = 50
/** Below the index's own measure: asked only where nothing answers better. */
const faint = 0.35

type Row = {
  kind: Hit['kind']
  code: string
  edition: Edition
  number: number | null
  title: Localised
  text: string
  locale: Locale
  likeness: number
}

/**
 * Wordings and activities that hold something like every word of the search, in the reader's language first, then in
 * the others. `close` says that nothing holds all of them, and that the best of what is similar is shown instead.
 */
export async function search(
  read: Read,
  asked: string,
  locale: Locale,
): Promise<{ hits: Hit[]; close: boolean }> {
  const words = asked.trim().split(/\s+/).filter(Boolean).slice(0, 12)
  if (!words.length) return { hits: [], close: false }
  const order = [locale, ...locales.filter((one) => one !== locale)]
  for (const isClose of [false, true]) {
    const rows: Row[] = []
    for (const one of order) rows.push(...(await inLocale(read, words, one, isClose)))
    const hits = best(rows).map(({ text, title, ...row }) => ({
      ...row,
      title: title[row.locale] ?? Object.values(title)[0] ?? '',
      excerpt: excerptOf(text, asked),
    }))
    if (hits.length) return { hits, close: isClose }
  }
  return { hits: [], close: false }
}

/** Each wording and each activity once, in the language that was asked first. */
function best(rows: readonly Row[]): Row[] {
  const met = new Map<string, Row>()
  for (const row of rows) {
    const key = `${row.kind} ${row.code} ${row.edition} ${row.number}`
    if (!met.has(key)) met.set(key, row)
  }
  return [...met.values()].slice(0, most)
}

async function inLocale(read: Read, words: string[], locale: Locale, isClose: boolean): Promise<Row[]> {
  const wordings = sql`plan.words(${sql.lit(locale)}, version.title, version.aim, version.baseline, version.target_2030, version.target_2050, version.remarks)`
  const activities = sql`plan.words(${sql.lit(locale)}, activity.text)`
  const joined = words.join(' ')
  const holds = (texts: typeof wordings) =>
    isClose
      ? sql`word_similarity(plan.plain(${joined}), ${texts}) >= ${faint}`
      : sql.join(
          words.map((word) => sql`plan.plain(${word}) <% ${texts}`),
          sql` and `,
        )
  const { rows } = await sql<Row>`
    select 'wording' as kind, objective.code, edition.code as edition, null::integer as number, version.title,
      ${sql.lit(locale)} as locale, word_similarity(plan.plain(${joined}), ${wordings}) as likeness,
      concat_ws(' ', version.title ->> ${locale}, version.aim ->> ${locale}, version.baseline ->> ${locale},
        version.target_2030 ->> ${locale}, version.target_2050 ->> ${locale}, version.remarks ->> ${locale}) as text
    from plan.version
    join plan.objective on objective.id = version.objective_id
    join plan.edition on edition.id = version.edition_id
    where version.withdrawn_at is null and ${holds(wordings)}
    union all
    select 'activity', objective.code, edition.code, activity.number, version.title, ${sql.lit(locale)},
      word_similarity(plan.plain(${joined}), ${activities}), activity.text ->> ${locale}
    from plan.activity
    join plan.version on version.id = activity.version_id
    join plan.objective on objective.id = version.objective_id
    join plan.edition on edition.id = version.edition_id
    where version.withdrawn_at is null and activity.withdrawn_at is null and ${holds(activities)}
    order by likeness desc, code, edition desc, number nulls first
    limit ${most}`.execute(read)
  return rows
}
