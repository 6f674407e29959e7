import { resolve } from 'node:path'
import { Refusal } from '#lib/platform/refusal.ts'
import { disk } from './disk.server.ts'
import { openStudy } from './document.server.ts'
import type { Tally } from './model.ts'
import { duration } from './progress.ts'
import { studyRemarkIn } from './remarks.server.ts'
import { runStudy, type RunReport } from './run.server.ts'
import { inWords, validateStudy, type Validation } from './validate.server.ts'

const now = () => performance.now()

/** `soil validate`: everything that is amiss, or what the study would take. */
export async function validateCommand(file: string) {
  const opened = await openStudy(file)
  const data: Validation = 'problems' in opened ? opened : await validateStudy(opened, now)
  return { data, lines: linesOf(data), failed: data.problems.length > 0 }
}

function linesOf({ problems, found }: Validation): string[] {
  const amiss = problems.map(({ field, reason }) => `${field}: ${reason}`)
  if (!found) return amiss
  const { width, height, cells, tiles, threads, files, sample, filled, remarks, ranges, seconds, bytes } =
    found
  return [
    ...amiss,
    `${width} × ${height} = ${cells} cells in ${tiles} tiles, from ${files} files, on ${threads} threads`,
    ...ranges.map(
      ({ layer, unit, min, max, missing }) =>
        `${layer}: ${min > max ? 'no value' : `${figure(min)} to ${figure(max)}`} ${unit}, ${(100 * missing).toFixed(1)} % missing`,
    ),
    `sample: ${inWords(sample)}`,
    ...filledInWords(filled),
    ...remarks.map((remark) => studyRemarkIn(remark, 'en')),
    `about ${duration(seconds)} and at most ${Math.ceil(bytes / 1e6)} MB of maps`,
  ]
}

const filledInWords = (filled: Tally): string[] =>
  Object.keys(filled).length ? [`from the nearest cell: ${inWords(filled)}`] : []

const figure = (value: number) => String(Number(value.toPrecision(4)))

type RunCommand = {
  file: string
  out: string | undefined
  resume: boolean
  threads: number | undefined
  version: string
  print: (line: string) => void
}

/** `soil run`: what is amiss is said before the first tile; an interrupt pauses it once the tiles at hand are kept. */
export async function runCommand({ file, out, resume, threads, version, print }: RunCommand) {
  const document = await openStudy(file)
  if ('problems' in document) return refused(document)
  if (!resume) {
    const validation = await validateStudy(document, now)
    if (validation.problems.length) return refused(validation)
    for (const remark of validation.found?.remarks ?? []) print(studyRemarkIn(remark, 'en'))
  }
  const folder = resolve(out ?? file.replace(/(\.ya?ml|\.json)?$/, '-result'))
  const report = await pausable((isPaused) =>
    runStudy(document, { out: folder, resume, threads, version, disk, now, print, isPaused }),
  )
  return { data: report, lines: told(report, folder), failed: report.state !== 'complete' }
}

const refused = (validation: Validation) => ({ data: validation, lines: linesOf(validation), failed: true })

function told({ state, tiles, done, tally, filled, files }: RunReport, folder: string): string[] {
  return state === 'paused'
    ? [`Paused with ${done} of ${tiles} tiles kept in ${folder}; --resume goes on.`]
    : [`${files.length} files in ${folder}`, inWords(tally), ...filledInWords(filled)]
}

/** The first interrupt pauses, a second one ends the process at once: what is kept stays kept either way. */
async function pausable(run: (isPaused: () => boolean) => Promise<RunReport>): Promise<RunReport> {
  let paused = false
  const pause = () => (paused = true)
  process.once('SIGINT', pause)
  try {
    return await run(() => paused)
  } finally {
    process.removeListener('SIGINT', pause)
  }
}

export const threadsOf = (given: string | true | undefined): number | undefined => {
  if (given === undefined) return undefined
  const threads = Number(given)
  if (!Number.isInteger(threads) || threads < 1)
    throw new Refusal('invalid', 'observatory_study_threads', { given: String(given) })
  return threads
}
