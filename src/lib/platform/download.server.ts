import { csvRow, type CsvValue } from '#tables'

type Download = {
  /** The name of the file; signs that could break a header become hyphens. */
  name: string
  type: string
  /** Whether a cache may ask again (`no-cache`) or must keep nothing (`no-store`, for signed-in pages). */
  cache?: 'no-cache' | 'no-store'
}

/** A file that is written while it is sent, so that any length needs the memory of one piece. */
export function download(
  texts: AsyncIterable<string>,
  { name, type, cache = 'no-cache' }: Download,
): Response {
  const encoder = new TextEncoder()
  const source = texts[Symbol.asyncIterator]()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await source.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await source.return?.()),
  })
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
      'cache-control': cache,
    },
  })
}

export type CsvRows = readonly (readonly CsvValue[])[]

/** A table for people, a batch of rows at a time. The byte order mark is what makes spreadsheets read accents. */
export async function* csvTexts(
  heading: readonly string[],
  batches: AsyncIterable<CsvRows>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvRow(heading)}`
  for await (const rows of batches) yield rows.map((row) => csvRow(row)).join('')
}

export const csvDownload = (
  name: string,
  heading: readonly string[],
  batches: AsyncIterable<CsvRows>,
  cache?: Download['cache'],
): Response =>
  download(csvTexts(heading, batches), { name, type: 'text/csv; charset=utf-8; header=present', cache })
