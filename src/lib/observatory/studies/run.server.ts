import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#lib/platform/refusal.ts'
import { diskFailure, type Disk } from './disk.server.ts'
import type { StudyDocument } from './document.server.ts'
import { fingerprints, requireSame, type Fingerprint } from './fingerprint.server.ts'
import { finishRun, recordOf } from './result/finish.server.ts'
import { recordFile } from './program.server.ts'
import { cellsOf, tilesOf, type Grid } from './raster/grid.ts'
import { isBegun, openJournal, type Journal } from './journal.server.ts'
import type { Tally } from './model.ts'
import { threadsFor } from './tile/memory.server.ts'
import { planOf, type Plan } from './plan.server.ts'
import { progress } from './progress.ts'
import { openThreadPool, type Keep } from './tile/thread-pool.server.ts'

export interface RunOptions {
  /** where the results go */
  readonly out: string
  /** go on with what was begun there */
  readonly resume: boolean
  readonly threads?: number
  /** the program's version: another one may come to other numbers */
  readonly version: string
  readonly disk: Disk
  readonly now: () => number
  readonly print: (line: string) => void
  /** once it is true no further tile is begun */
  readonly isPaused: () => boolean
}

export interface RunReport {
  readonly state: 'complete' | 'paused'
  readonly tiles: number
  readonly done: number
  readonly tally: Tally
  /** cells that took the value of a neighbour, by layer */
  readonly filled: Tally
  readonly files: readonly string[]
}

/**
 * Runs a study, or goes on with one. Tiles are kept as they are finished; what comes out depends on the study and its
 * data alone, not on threads, pauses or crashes.
 */
export async function runStudy(document: StudyDocument, options: RunOptions): Promise<RunReport> {
  const { out, resume } = options
  const isComplete = await exists(join(out, recordFile))
  const begun = await isBegun(out)
  if (isComplete && resume && (await exists(join(out, 'work')))) return tidied(out)
  if (isComplete || (begun && !resume))
    throw new Refusal('conflict', isComplete ? 'observatory_study_complete' : 'observatory_study_begun', {
      folder: out,
    })
  if (resume && !begun) throw new Refusal('missing', 'observatory_study_not_begun', { folder: out })
  const plan = await planOf(document.study, document.folder)
  try {
    return await runPlan(plan, document, options)
  } finally {
    await plan.rasters.close()
  }
}

/** The run was cut off after its last file, before all its tiles were taken away: the journal may be gone already. */
async function tidied(out: string): Promise<RunReport> {
  await rm(join(out, 'work'), { recursive: true })
  const record = JSON.parse(await readFile(join(out, recordFile), 'utf8')) as OnRecord
  const tiles = tilesOf(record.grid, record.tileSize).count
  const files = [...record.outputs.map(({ file }) => file), recordFile]
  return { state: 'complete', tiles, done: tiles, tally: record.cells, filled: record.filled, files }
}

type OnRecord = { grid: Grid; tileSize: number; cells: Tally; filled: Tally; outputs: readonly Fingerprint[] }

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function runPlan(plan: Plan, document: StudyDocument, options: RunOptions): Promise<RunReport> {
  const { out, print, version } = options
  const { study, folder, grid, tileSize } = plan
  const inputs = await fingerprints(study, folder, out)
  if (document.inputs) requireSame(document.inputs, inputs)
  const recorded = await recordOf(plan, { version, home: out, inputs })
  const total = tilesOf(grid, tileSize).count
  const state: { journal?: Journal } = {}
  const disk = refusing(
    options.disk,
    (code) =>
      new Refusal('unavailable', 'observatory_study_disk', {
        folder: out,
        code,
        done: state.journal?.done.size ?? 0,
        tiles: total,
      }),
  )
  const journal = (state.journal = await openJournal(disk, out, JSON.stringify(recorded)))
  await computeTiles(plan, journal, options)
  if (journal.done.size < total)
    return { state: 'paused', tiles: total, done: journal.done.size, tally: {}, filled: {}, files: [] }

  const { tally, filled, files } = await finishRun({ plan, recorded, disk, out, read: journal.read }, print)
  await journal.clear()
  return { state: 'complete', tiles: total, done: total, tally, filled, files: files.map(({ file }) => file) }
}

async function computeTiles(plan: Plan, journal: Journal, { threads, now, print, isPaused }: RunOptions) {
  const { study, folder, grid, tileSize } = plan
  const tiles = tilesOf(grid, tileSize)
  const left = Array.from({ length: tiles.count }, (_, tile) => tile).filter(
    (tile) => !journal.done.has(tile),
  )
  if (left.length === 0) return
  const tell = progress(
    left.reduce((sum, tile) => sum + cellsOf(tiles.window(tile)), 0),
    now,
  )
  const keep: Keep = async (tile, finished) => {
    await journal.keep(tile, finished)
    const line = tell(cellsOf(tiles.window(tile)))
    if (line) print(`${journal.done.size} of ${tiles.count} tiles, ${line}`)
  }
  const pool = openThreadPool({ study, folder, grid, tileSize }, threads ?? threadsFor(plan))
  try {
    await pool.make(left, keep, isPaused)
  } finally {
    await pool.close()
  }
}

/** A disk that takes no more is a refusal in words; other failures stay what they are. */
function refusing(disk: Disk, refusal: (code: string) => Refusal): Disk {
  const inWords = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      const code = diskFailure(error)
      throw code ? refusal(code) : error
    }
  }
  return {
    append: (path, line) => inWords(disk.append(path, line)),
    async create(path) {
      const draft = await inWords(disk.create(path))
      return {
        write: (bytes) => inWords(draft.write(bytes)),
        finish: () => inWords(draft.finish()),
        abandon: () => draft.abandon(),
      }
    },
  }
}
