import type { Read } from '#lib/platform/database.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { Gate } from '#lib/platform/gate.server.ts'
import { runInWorker } from '#lib/platform/run-in-worker.server.ts'
import { sparedCores } from '#lib/platform/worker-pool.server.ts'
import { editionCode, type Edition, type Objective } from '../objective.ts'
import { planToCsv, planToJson } from '../papers/index.ts'
import { editionRows } from '../store.server.ts'
import { wholePlan } from '../whole.server.ts'
import { bookOf } from './book.server.ts'
import { formats, mediaTypes, type Format } from './book.ts'
import { toMarkdown } from './markdown.ts'

export type ExportedFile = { name: string; type: string; body: string | Uint8Array<ArrayBuffer> }
type Asked = { edition: Edition; format: Format }

/** `2022.pdf`, `all.json`: what the last part of an address asks for, or null. */
export function askedFor(file: string): Asked | null {
  const [, name, ending] = /^([\w-]+)\.(\w+)$/.exec(file) ?? []
  const edition = name === 'all' || (name && editionCode.test(name)) ? name : null
  const format = formats.find((one) => one === ending)
  if (!edition || !format) return null
  const isBook = format !== 'json' && format !== 'csv'
  return isBook && edition === 'all' ? null : { edition, format }
}

/** An edition of the plan as a file: books in one language, data in all of them and without loss. */
export async function exportFile(
  read: Read,
  { edition, format }: Asked,
  locale: Locale,
  on: string,
): Promise<ExportedFile> {
  const name = `permille-plan-${edition}${format === 'json' || format === 'csv' ? '' : `-${locale}`}.${format}`
  return { name, type: mediaTypes[format], body: await bodyOf(read, { edition, format }, locale, on) }
}

/** Books are made for anybody who asks, each in a thread of its own. */
const making = new Gate({ atOnce: sparedCores, waiting: 32, waitMs: 60_000 })

async function bodyOf(
  read: Read,
  { edition, format }: Asked,
  locale: Locale,
  on: string,
): Promise<ExportedFile['body']> {
  const known = await editionRows(read)
  if (edition !== 'all') orMissing(known.find(({ code }) => code === edition))
  if (format === 'json') return planToJson(only(await wholePlan(read), edition))
  if (format === 'csv') return planToCsv(only(await wholePlan(read), edition))
  const book = await bookOf(read, edition, locale, on)
  if (format === 'md') return toMarkdown(book)
  return making.pass(() =>
    runInWorker(
      'src/lib/plan/export/worker.server.ts',
      { book, format },
      {
        patienceMs: 30_000,
        onEnd: () => new Refusal('unavailable', 'plan_export_failed'),
      },
    ),
  )
}

const only = (plan: Objective[], edition: Edition): Objective[] =>
  edition === 'all'
    ? plan
    : plan.map((objective) => ({
        ...objective,
        versions: objective.versions.filter((version) => version.edition === edition),
      }))
