import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { beginReading, consumeEvents, lastSettled, readersOf } from '#lib/platform/events.server.ts'
import type { Searchable, SearchDocument, SearchPage } from '#lib/platform/searchable.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { entriesOf, type Entry } from './entry.ts'
import { enter, entries, remove } from './store.server.ts'

export const pageKind = 'page'
const readerOf = (kind: string) => `traits.search ${kind}`

/** Brings the index up to date: kinds that it does not know yet as a whole, the others by what the log tells. */
export async function followSearch(
  context: Pick<Context, 'read' | 'write'>,
  searchables: readonly Searchable[],
): Promise<void> {
  const [last, readers] = [await lastSettled(context.read), await readersOf(context.read, 'traits.search ')]
  for (const searchable of searchables) {
    const place = readers.get(readerOf(searchable.kind))
    if (place === undefined) await indexAll(context, searchable)
    else if (place < last) await followEvents(context, searchable)
  }
}

/** The pages of the program itself, whose texts come with its version. */
export async function indexPages(
  context: Pick<Context, 'write'>,
  pages: readonly SearchPage[],
): Promise<void> {
  const inAll = (key: string) =>
    Object.fromEntries(locales.map((locale) => [locale, translate(key, {}, locale)]))
  const documents = pages.map(({ path, title, text }) => ({
    id: path,
    path,
    mark: null,
    title: inAll(title),
    body: [inAll(text)],
  }))
  await context.write((write) => replace(write, pageKind, documents))
}

/** The place in the log is taken before the documents are read: what comes in between is read once more. */
async function indexAll(context: Pick<Context, 'read' | 'write'>, { kind, documents }: Searchable) {
  const last = await lastSettled(context.read)
  await context.write(async (write) => {
    await beginReading(write, readerOf(kind), last)
    await replace(write, kind, await documents(write))
  })
}

async function followEvents(
  context: Pick<Context, 'write'>,
  { kind, follows = [], documents }: Searchable,
): Promise<void> {
  let read: number
  do
    read = await consumeEvents(context, readerOf(kind), async (write, events) => {
      if (events.some((event) => follows.includes(event.kind)))
        return replace(write, kind, await documents(write))
      const ids = [
        ...new Set(events.flatMap((event) => [event.subject, ...event.touches].filter((id) => id !== null))),
      ]
      if (ids.length) await replace(write, kind, await documents(write, ids), ids)
    })
  while (read)
}

/** Writes only what differs: an entry that is written anew costs more than one that is compared. */
async function replace(
  write: Write,
  kind: string,
  documents: readonly SearchDocument[],
  ids?: readonly string[],
): Promise<void> {
  const keyOf = ({ id, locale }: Entry) => `${locale} ${id}`
  const known = new Map((await entries(write, kind, ids)).map((entry) => [keyOf(entry), entry]))
  const wanted = documents.flatMap((document) => entriesOf(kind, document))
  const changed = wanted.filter((entry) => {
    const before = known.get(keyOf(entry))
    return (['language', 'path', 'title', 'body'] as const).some((part) => before?.[part] !== entry[part])
  })
  const kept = new Set(wanted.map(keyOf))
  await remove(
    write,
    [...known.values()].filter((entry) => !kept.has(keyOf(entry))),
  )
  await enter(write, changed)
}
