import { sql } from 'kysely'
import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { indexed, suggestable, type Entry } from './entry.ts'

/** The entries of a kind, of these records or of all. */
export async function entries(read: Read, kind: string, ids?: readonly string[]): Promise<Entry[]> {
  if (ids?.length === 0) return []
  const query = read
    .selectFrom('traits.search_entry')
    .select(['kind', 'id', 'locale', 'language', 'path', 'title', 'body'])
    .where('kind', '=', kind)
  return (ids ? query.where('id', 'in', [...ids]) : query).$castTo<Entry>().execute()
}

/** A protocol of search engines takes at most 50,000 addresses a file, in three languages. */
const mostPaths = 16_000

/** Where what the search finds is read, each page once. */
export async function publicPaths(read: Read): Promise<string[]> {
  const rows = await read
    .selectFrom('traits.search_entry')
    .select('path')
    .distinct()
    .where('path', 'not like', '%#%')
    .orderBy('path')
    .limit(mostPaths)
    .execute()
  return rows.map(({ path }) => path)
}

export async function enter(write: Write, added: readonly Entry[]): Promise<void> {
  if (!added.length) return
  const rows = json(added.map((entry) => ({ ...entry, plain: indexed(entry) })))
  await sql`insert into traits.search_entry (kind, id, locale, language, path, title, body, words)
    select kind, id, locale, language, path, title, body,
      setweight(traits.search_words(language, plain ->> 'title'), 'A') || traits.search_words(language, plain ->> 'body')
    from jsonb_to_recordset(${rows}) as given (kind text, id text, locale text, language text, path text, title text, body text, plain jsonb)
    on conflict (kind, id, locale) do update set language = excluded.language, path = excluded.path,
      title = excluded.title, body = excluded.body, words = excluded.words`.execute(write)
  await sql`insert into traits.search_word (language, word)
    select language, word from jsonb_to_recordset(${json(suggestable(added))}) as given (language text, word text)
    on conflict do nothing`.execute(write)
}

export async function remove(write: Write, gone: readonly Entry[]): Promise<void> {
  for (const { kind, id, locale } of gone)
    await write
      .deleteFrom('traits.search_entry')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('locale', '=', locale)
      .execute()
}

export type Found = {
  /** How many entries of each kind answer. */
  counts: Record<string, number>
  /** The beginnings by which the words were found. */
  stems: string[]
  rows: Omit<Entry, 'locale'>[]
}

export type SearchQuery = {
  words: readonly string[]
  locale: Locale
  kind: string | null
  offset: number
  limit: number
}

/** Entries that hold every word, or one with the same stem or the same beginning; the best first. */
export async function find(read: Read, { words, locale, kind, offset, limit }: SearchQuery): Promise<Found> {
  const list = sql`array[${sql.join(words)}]::text[]`
  const { rows } = await sql<{
    counts: Found['counts'] | null
    stems: string[] | null
    rows: Found['rows'] | null
  }>`
    with asked as (
      select language, traits.search_query(language, ${list}) as query from unnest(array['en', 'fr', 'es']) as of (language)
    ), hit as materialized (
      select entry.kind, entry.id, entry.language, entry.path, entry.title, entry.body, ts_rank(entry.words, asked.query) as rank
      from asked join traits.search_entry as entry on entry.words @@ asked.query
      where entry.locale = ${locale} and entry.language = asked.language
    )
    select
      (select jsonb_object_agg(kind, number) from (select kind, count(*) as number from hit group by kind) as counted) as counts,
      (select array_agg(distinct stem) from asked, unnest(tsvector_to_array(traits.search_words(asked.language, ${words.join(' ')}))) as of (stem)) as stems,
      (select jsonb_agg(to_jsonb(page) - 'rank' order by rank desc, title collate "C", id) from (
        select * from hit where ${kind}::text is null or kind = ${kind}
        order by rank desc, title collate "C", id offset ${offset} limit ${limit}
      ) as page) as rows`.execute(read)
  const [found] = rows
  return { counts: found?.counts ?? {}, stems: found?.stems ?? [], rows: found?.rows ?? [] }
}

/** Shared runs of three letters over all of them, from 0 to 1. */
const likeEnough = 0.35

/** The word of the index that looks most like one that is not there: same first letter, about as long. */
export async function wordLike(read: Read, language: Locale, word: string): Promise<string | null> {
  const likeness = sql<number>`public.similarity(word, ${word})`
  const row = await read
    .selectFrom('traits.search_word')
    .select('word')
    .where('language', '=', language)
    .where(sql<boolean>`left(word, 1) = left(${word}, 1)`)
    .where(sql<boolean>`length(word) between ${word.length - 2} and ${word.length + 2}`)
    .where(likeness, '>=', likeEnough)
    .orderBy(likeness, 'desc')
    .orderBy('word')
    .executeTakeFirst()
  return row?.word ?? null
}

/** Whether a word of the index begins so. */
export async function isBeginning(read: Read, language: Locale, word: string): Promise<boolean> {
  const row = await read
    .selectFrom('traits.search_word')
    .select('word')
    .where('language', '=', language)
    .where('word', '>=', word)
    .where(sql<boolean>`starts_with(word, ${word})`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
