import type { RefusalData } from '#lib/platform/refusal.ts'
import type { Fingerprint } from '../studies/fingerprint.server.ts'
import type { Grid } from '../studies/raster/grid.ts'
import type { Tally } from '../studies/model.ts'
import type { Problem, Study } from '../studies/study.ts'

/**
 * *ordered → computing → assembling → complete*, with *paused*, *failed* and *withdrawn* aside. A state is which of the
 * run's moments have come; it is never set.
 */
export const runStates = [
  'ordered',
  'computing',
  'assembling',
  'complete',
  'paused',
  'failed',
  'withdrawn',
] as const
export type RunState = (typeof runStates)[number]

type Moments = {
  readonly prepared_at: Date | null
  readonly computed_at: Date | null
  readonly paused_at: Date | null
  readonly failed_at: Date | null
  readonly completed_at: Date | null
  readonly withdrawn_at: Date | null
}

export function stateOf(run: Moments): RunState {
  if (run.withdrawn_at) return 'withdrawn'
  if (run.completed_at) return 'complete'
  if (run.failed_at) return 'failed'
  if (run.paused_at) return 'paused'
  if (run.computed_at) return 'assembling'
  return run.prepared_at ? 'computing' : 'ordered'
}

/** States in which work goes on by itself: a page of such a run looks again soon. */
export const isUnderWay = (state: RunState) => ['ordered', 'computing', 'assembling'].includes(state)

/** What was found out before the first tile: what to compute, from which data, by which program. */
export interface Prepared {
  readonly program: string
  readonly inputs: readonly Fingerprint[]
  /** of files of this machine, to notice changes to them during the run */
  readonly stamps: Readonly<Record<string, string>>
  readonly grid: Grid
  readonly tileSize: number
  /** what a tile's inputs take of the memory */
  readonly tileBytes: number
  readonly tiles: number
  readonly cells: number
  /** of all threads of one process together */
  readonly estimatedSeconds: number
}

/** Why a run cannot go on: one sentence, or what is amiss with the study, place by place. */
export type Failure =
  { readonly text: string; readonly data: RefusalData } | { readonly problems: readonly Problem[] }

export interface ResultFile {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
}

export interface Run extends Moments {
  readonly id: string
  readonly title: string
  readonly model: Study['model']['name']
  readonly study: Study
  readonly ordered_at: Date
  readonly ordered_by: string | null
  readonly turn: number
  readonly prepared: Prepared | null
  readonly tiles_kept: number
  readonly cells_kept: number
  readonly failure: Failure | null
  readonly tally: Tally | null
  readonly files: readonly ResultFile[] | null
  readonly published_at: Date | null
}

/** A chunk of a run for one process: tiles with numbers from `first` on, in a turn of the run. */
export type Chunk = {
  readonly run: string
  readonly turn: number
  readonly first: number
  readonly count: number
}

/** How long a chunk should keep a process busy: long against handing it out, short against losing it. */
const chunkSeconds = 30
/** At least so many chunks, so that several processes share even a small run. */
const leastChunks = 12

/** Cuts the tiles that are not done into chunks of neighbours. */
export function chunksOf(
  run: { readonly id: string; readonly turn: number },
  { tiles, estimatedSeconds }: Pick<Prepared, 'tiles' | 'estimatedSeconds'>,
  done: ReadonlySet<number>,
): Chunk[] {
  const perTile = Math.max(1e-3, estimatedSeconds / tiles)
  const most = Math.max(1, Math.min(Math.round(chunkSeconds / perTile), Math.ceil(tiles / leastChunks)))
  const chunks: Chunk[] = []
  for (let first = 0; first < tiles; first += most) {
    const chunk = { run: run.id, turn: run.turn, first, count: Math.min(most, tiles - first) }
    if (tilesOfChunk(chunk, done).length) chunks.push(chunk)
  }
  return chunks
}

/** Short runs do not wait for long ones: chunks with a higher number are taken first. */
export const priorityOf = ({ estimatedSeconds }: Pick<Prepared, 'estimatedSeconds'>) =>
  -Math.round(Math.log2(1 + estimatedSeconds))

/** What to do about tiles when a stopped run goes on: keep them, make one anew, or begin at the first one. */
export function mendingOf(failure: Failure | null): 'keep' | 'begin' | { readonly lost: number } {
  if (!failure || !('text' in failure)) return 'keep'
  if (failure.text === 'observatory_run_tile_lost') return { lost: Number(failure.data.tile) }
  const isVoid = ['observatory_study_input_changed', 'observatory_run_other_program'].includes(failure.text)
  return isVoid ? 'begin' : 'keep'
}

/** Under way, and yet nothing was heard of it for so long: its worker may have died. */
const quietMs = 10 * 60_000

export const isQuiet = (run: Moments & { ordered_at: Date }, lastKept: Date | null, now: Date): boolean => {
  const heard = [run.ordered_at, run.prepared_at, run.computed_at, lastKept].map((at) => at?.getTime() ?? 0)
  return isUnderWay(stateOf(run)) && now.getTime() - Math.max(...heard) > quietMs
}

export function tilesOfChunk({ first, count }: Chunk, done: ReadonlySet<number>): number[] {
  const tiles: number[] = []
  for (let tile = first; tile < first + count; tile++) if (!done.has(tile)) tiles.push(tile)
  return tiles
}

/** Where a run's tiles and results lie in the storage, and the data that studies name. */
export const dataFolder = 'data'
export const folderOf = (run: string) => `studies/${run}`
export const workOf = (run: string) => `${folderOf(run)}/work`
export const tileKey = (run: string, tile: number) => `${workOf(run)}/${tile}.tile`

/** A name that leads to a file of the data folder and nowhere else. */
export const isWithinData = (name: string) =>
  /^[\w{][\w .{}-]*(\/[\w{][\w .{}-]*)*$/.test(name) && !name.split('/').includes('..')

/** How a state is marked: something to see, to wait for, to mend. */
export const runTone = (state: RunState) =>
  (
    ({
      ordered: 'quiet',
      computing: 'warn',
      assembling: 'warn',
      complete: 'good',
      paused: 'quiet',
      failed: 'bad',
      withdrawn: 'quiet',
    }) as const
  )[state]
