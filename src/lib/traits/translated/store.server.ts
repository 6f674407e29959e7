import { sql } from 'kysely'
import { inBatches } from '#lib/platform/batches.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Read, Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import {
  readerState,
  type Need,
  type PublishedAs,
  type ReaderStates,
  type TextState,
  type WorkingText,
} from './state.ts'

export type Place = { record: string; field: string; locale: Locale }
type Origin = Pick<Context, 'actor' | 'now'>

const columns = [
  'field',
  'locale',
  'text',
  'state',
  'is_source',
  'based_on',
  'version',
  'changed_at',
  'changed_by',
  'published_at',
  'published_as',
  'published_version',
  'published_based_on',
] as const

const texts = (read: Read) => read.selectFrom('traits.translation').select(columns)

/** Every working text of a record. */
export async function textsOf(read: Read, record: string): Promise<WorkingText[]> {
  const rows = await texts(read)
    .where('record_id', '=', record)
    .orderBy('field')
    .orderBy('is_source', 'desc')
    .orderBy('locale')
    .execute()
  return rows as WorkingText[]
}

/** All languages of one text, held until the transaction ends, so that a source and its translations change one by one. */
export async function holdTexts(
  write: Write,
  { record, field }: Omit<Place, 'locale'>,
): Promise<WorkingText[]> {
  // The source is locked by a statement of its own: a single one would, after waiting, still not see a language that
  // the other transaction added.
  await write
    .selectFrom('traits.translation')
    .select('locale')
    .where('record_id', '=', record)
    .where('field', '=', field)
    .where('is_source', '=', true)
    .forUpdate()
    .execute()
  const rows = await texts(write)
    .where('record_id', '=', record)
    .where('field', '=', field)
    .orderBy('is_source', 'desc')
    .orderBy('locale')
    .execute()
  return rows as WorkingText[]
}

export type NewText = Place & { text: string; state: TextState; isSource: boolean; published: boolean }

/** The first texts of new records, and the first wordings of their sources. */
export async function addTexts(
  write: Write,
  { actor, now }: Origin,
  texts: readonly NewText[],
): Promise<void> {
  const at = now()
  const by = actor.id
  const first = (text: NewText) => ({ record_id: text.record, field: text.field, text: text.text })
  const wordings = texts
    .filter(({ isSource }) => isSource)
    .map((text) => ({ ...first(text), number: 1, worded_at: at, worded_by: by }))
  const translations = texts.map((text) => ({
    ...first(text),
    locale: text.locale,
    state: text.state,
    is_source: text.isSource,
    based_on: 1,
    version: 1,
    changed_at: at,
    changed_by: by,
    published_at: text.published ? at : null,
    published_as: text.published ? (text.state as PublishedAs) : null,
    published_version: text.published ? 1 : null,
    published_based_on: text.published ? 1 : null,
  }))
  await inBatches(wordings, (batch) => write.insertInto('traits.wording').values(batch).execute())
  await inBatches(translations, (batch) => write.insertInto('traits.translation').values(batch).execute())
}

export async function addWording(
  write: Write,
  { actor, now }: Origin,
  { record, field, number, text }: Omit<Place, 'locale'> & { number: number; text: string },
): Promise<void> {
  await write
    .insertInto('traits.wording')
    .values({ record_id: record, field, number, text, worded_at: now(), worded_by: actor.id })
    .execute()
}

export async function wording(
  read: Read,
  { record, field, number }: Omit<Place, 'locale'> & { number: number },
): Promise<string | null> {
  const row = await read
    .selectFrom('traits.wording')
    .select('text')
    .where('record_id', '=', record)
    .where('field', '=', field)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.text ?? null
}

export async function setText(
  write: Write,
  { actor, now }: Origin,
  { record, field, locale }: Place,
  text: Pick<WorkingText, 'text' | 'state' | 'is_source' | 'based_on' | 'version'>,
): Promise<void> {
  const changed = { ...text, changed_at: now(), changed_by: actor.id }
  await write
    .insertInto('traits.translation')
    .values({ record_id: record, field, locale, ...changed })
    .onConflict((on) => on.columns(['record_id', 'field', 'locale']).doUpdateSet(changed))
    .execute()
}

/** Returns how many translations this made outdated. */
export async function outdate(write: Write, { record, field }: Omit<Place, 'locale'>): Promise<number> {
  const { numUpdatedRows } = await write
    .updateTable('traits.translation')
    .set({ state: 'outdated' })
    .where('record_id', '=', record)
    .where('field', '=', field)
    .where('is_source', '=', false)
    .where('state', '<>', 'outdated')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Remembers that readers now see the working text as it is. */
export async function setPublished(
  write: Write,
  { now }: Origin,
  { record, field, locale }: Place,
): Promise<void> {
  await sql`
    update traits.translation
    set published_at = ${now()}, published_as = state, published_version = version, published_based_on = based_on
    where record_id = ${record} and field = ${field} and locale = ${locale}`.execute(write)
}

/** Writes one language into the record's own column and leaves the others as they are. Says whether the record is there. */
export async function showText(
  write: Write,
  table: string,
  { record, field, locale }: Place,
  text: string,
): Promise<boolean> {
  const column = sql.ref(field)
  const { numAffectedRows } = await sql`
    update ${sql.table(table)}
    set ${column} = coalesce(${column}, '{}') || jsonb_build_object(${locale}::text, ${text}::text)
    where id = ${record}`.execute(write)
  return numAffectedRows === 1n
}

/** What readers may be told of the published texts of some records: by record, field and language. */
export async function readerStates(
  read: Read,
  records: readonly string[],
): Promise<Map<string, Record<string, ReaderStates>>> {
  const states = new Map<string, Record<string, ReaderStates>>()
  if (!records.length) return states
  const rows = await about(read, records)
    .selectFrom('traits.translation')
    .select(['record_id', 'field', 'locale', 'is_source', 'published_as', 'published_based_on'])
    .where('record_id', 'in', [...records])
    .orderBy('is_source', 'desc')
    .execute()
  const sources = new Map(
    rows.filter((row) => row.is_source).map((row) => [`${row.record_id} ${row.field}`, row]),
  )
  for (const row of rows) {
    const state = readerState(row, sources.get(`${row.record_id} ${row.field}`))
    if (!state) continue
    const fields = states.get(row.record_id) ?? {}
    fields[row.field] = { ...fields[row.field], [row.locale]: state }
    states.set(row.record_id, fields)
  }
  return states
}

export type Task = {
  record: string
  kind: string
  field: string
  locale: Locale
  need: Need
  state: TextState | null
  is_source: boolean
  source_locale: Locale
  source_text: string
  changed_at: Date | null
}

export type TaskQuery = { kinds: readonly string[]; locales: readonly Locale[] }

/** Every text that needs work, the latest change of a source first. The ladder is `needOf` in SQL. */
export const tasks = ({ kinds, locales }: TaskQuery) => sql<Task>`
  select source.record_id as record, record.kind, source.field, wanted.locale, target.state,
    coalesce(target.is_source, false) as is_source, source.locale as source_locale, source.text as source_text,
    source.changed_at as source_changed_at, target.changed_at,
    case when target.state is null then 'missing'
         when target.state <> 'checked' then target.state
         when target.version is distinct from target.published_version then 'unpublished' end as need
  from traits.translation source
  join platform.record on record.id = source.record_id and record.kind = any(${[...kinds]}::text[])
  cross join unnest(${[...locales]}::text[]) as wanted (locale)
  left join traits.translation target
    on target.record_id = source.record_id and target.field = source.field and target.locale = wanted.locale
  where source.is_source`

/** How much there is to do, by language and need. */
export async function countNeeds(
  read: Read,
  query: TaskQuery,
): Promise<{ locale: Locale; need: Need; count: number }[]> {
  const { rows } = await sql<{ locale: Locale; need: Need; count: number }>`
    select locale, need, count(*) as count from (${tasks(query)}) task
    where need is not null group by locale, need order by locale, need`.execute(read)
  return rows
}
