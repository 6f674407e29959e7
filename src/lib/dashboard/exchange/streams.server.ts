import type { Read } from '#lib/platform/database.server.ts'
import { csvTexts } from '#lib/platform/download.server.ts'
import { indicators } from '../definitions/store.server.ts'
import type { Observation } from '../observations/observation.ts'
import { everyObservation } from '../observations/store.server.ts'
import { columns, rowsOf } from './columns.ts'
import { sdmxHead, sdmxLines } from './sdmx.ts'

const batch = 1_000

/** Figures a batch at a time, so that a download of any length needs the memory of one batch. */
async function* batches(read: Read): AsyncGenerator<Observation[]> {
  for (let after: string | undefined; ;) {
    const rows = await everyObservation(read, after ?? null, batch)
    if (rows.length) yield rows
    after = rows.at(-1)?.id
    if (rows.length < batch) return
  }
}

const codesOf = async (read: Read) => new Map((await indicators(read)).map(({ id, code }) => [id, code]))

/** All figures, or those given. */
export async function* figuresAsCsv(
  read: Read,
  chosen: AsyncIterable<Observation[]> = batches(read),
): AsyncGenerator<string> {
  const codes = await codesOf(read)
  async function* rows() {
    for await (const figures of chosen) yield rowsOf(figures, codes)
  }
  yield* csvTexts(columns, rows())
}

export async function* figuresAsSdmx(read: Read): AsyncGenerator<string> {
  const measured = new Map((await indicators(read)).map((indicator) => [indicator.id, indicator]))
  const readings = new Map<string, number>()
  yield sdmxHead
  for await (const rows of batches(read)) yield sdmxLines(rows, measured, readings)
}

/** Definitions and figures together: enough to compute every standing anew. */
export async function* figuresAsJson(read: Read): AsyncGenerator<string> {
  yield `{"indicators":${JSON.stringify(await indicators(read))},"observations":[`
  let isFirst = true
  for await (const rows of batches(read)) {
    const told = rows
      .map(({ reportedBy: _by, checkedBy: _checker, ...row }) => JSON.stringify(row))
      .join(',\n')
    yield `${isFirst ? '' : ',\n'}${told}`
    isFirst = false
  }
  yield ']}\n'
}
