import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { soilEngine } from '#soil'
import { Refusal } from '#lib/platform/refusal.ts'
import { diskFailure, writeWhole, type Disk } from './disk.server.ts'
import { movedTo, type StudyDocument } from './document.server.ts'
import { fingerprints, requireSame, sha256Of, type Fingerprint } from './fingerprint.server.ts'
import { cellsOf, tilesOf, type Grid } from './grid.ts'
import { isBegun, openJournal, type Journal } from './journal.server.ts'
import { addTally, type Tally } from './model.ts'
import { writeOutputs } from './outputs.server.ts'
import { planOf, threadsFor, type Plan } from './plan.server.ts'
import { progress } from './progress.ts'
import { openCrew, type Keep } from './threads.server.ts'

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
  readonly files: readonly string[]
}

/**
 * Runs a study, or goes on with one. Tiles are kept as they are finished; what comes out depends on the study and its
 * data alone, not on threads, pauses or crashes.
 */
export async function runStudy(document: StudyDocument, options: RunOptions): Promise<RunReport> {
  const { out, resume } = options
  const isComplete = await exists(join(out, 'provenance.json'))
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
  const record = JSON.parse(await readFile(join(out, 'provenance.json'), 'utf8')) as Recorded
  const tiles = tilesOf(record.grid, record.tileSize).count
  const files = [...record.outputs.map(({ file }) => file), 'provenance.json']
  return { state: 'complete', tiles, done: tiles, tally: record.cells, files }
}

type Recorded = { grid: Grid; tileSize: number; cells: Tally; outputs: readonly Fingerprint[] }

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
  const { by, mode } = await soilEngine()
  const recorded = {
    program: `Permille ${version}`,
    engine: `Node ${process.versions.node}, soil engine: ${by}, ${mode}`,
    study: movedTo(study, folder, out),
    inputs,
    grid,
    tileSize,
  }
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
    return { state: 'paused', tiles: total, done: journal.done.size, tally: {}, files: [] }

  const { outputs, provenance } = plan.model
  const tally = await tallyOf(journal, total)
  const written = await writeOutputs({ ...plan, disk, folder: out, outputs, journal }, print)
  const files: Fingerprint[] = []
  for (const file of written) files.push({ file, sha256: await sha256Of(join(out, file)) })
  const record = { ...recorded, model: provenance, cells: tally, outputs: files }
  await writeWhole(disk, join(out, 'provenance.json'), [`${JSON.stringify(record, null, 2)}\n`])
  await journal.clear()
  return { state: 'complete', tiles: total, done: total, tally, files: [...written, 'provenance.json'] }
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
  const crew = openCrew({ study, folder, grid, tileSize }, threads ?? threadsFor(plan))
  try {
    await crew.make(left, keep, isPaused)
  } finally {
    await crew.close()
  }
}

async function tallyOf(journal: Journal, tiles: number): Promise<Tally> {
  const sum: Record<string, number> = {}
  for (let tile = 0; tile < tiles; tile++) addTally(sum, (await journal.read(tile)).tally)
  return Object.fromEntries(Object.entries(sum).sort(([a], [b]) => (a < b ? -1 : 1)))
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
