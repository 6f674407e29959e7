import type { Locale } from '#lib/platform/text/localised.ts'
import { sparedCores, WorkerPool } from '#lib/platform/worker-pool.server.ts'
import type { Computing } from './computing-worker.server.ts'
import type { StudyRead } from './runs/study-text.ts'
import type { SiteView } from './view.server.ts'

/** A file of the largest size that is taken needs some five seconds and 120 MB; what needs a multiple is no site. */
const pool = new WorkerPool<Computing>('src/lib/observatory/computing-worker.server.ts', {
  ...{ atOnce: sparedCores, waiting: 16, waitMs: 20_000 },
  ...{ patienceMs: 30_000, memoryMb: 400 },
})

/** A site's file as its page shows it. */
export const computedSite = (text: string, locale: Locale) => pool.run<SiteView>({ do: 'view', text, locale })

/** Its worksheet, in the very bytes that the command line writes. */
export const computedWorksheet = (text: string, locale: Locale) =>
  pool.run<string>({ do: 'worksheet', text, locale })

/** A study as somebody typed it, or what is amiss with its form. */
export const studyFrom = (text: string) => pool.run<StudyRead>({ do: 'study', text })
