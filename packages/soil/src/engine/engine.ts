import type { GsocseqOptions } from '../gsocseq/protocol.ts'
import { gsocseqOptions } from '../gsocseq/protocol.ts'
import { requireOption } from '../refusal.ts'
import type { RothcOptions } from '../rothc/options.ts'
import type { SpinupOptions } from '../rothc/spinup.ts'
import type { GsocseqCells } from './gsocseq-cells.ts'
import type { GsocseqColumns } from './gsocseq.ts'
import { gsocseqTask } from './gsocseq.ts'
import type { Kernel } from './kernel.ts'
import { compileKernel, startKernel } from './kernel.ts'
import type { Mode } from './batch.ts'
import { runBatch, modes } from './batch.ts'
import type { CourseColumns, RothcRunCells } from './courses.ts'
import { courseTask } from './courses.ts'
import type { RothcCells } from './rothc-cells.ts'
import { engineOptions } from './rothc-cells.ts'
import type { SpinupColumns } from './spinups.ts'
import { spinupTask } from './spinups.ts'
import type { SteadyColumns } from './steady.ts'
import { steadyTask } from './steady.ts'

/** The models for many cells at once. A cell without an honest answer stands in `refusals`; the others have theirs. */
export interface SoilEngine {
  /** who answers: the kernel, or its readable twin */
  readonly by: 'kernel' | 'twin'
  readonly mode: Mode
  /** whether the last bits of its answers depend on the processor */
  readonly relaxed: boolean
  /** why another answers than was wanted: the twin for the kernel, or the plain kernel for the relaxed one */
  readonly note?: string
  run(cells: RothcRunCells, options?: Partial<RothcOptions>): CourseColumns
  equilibrium(cells: RothcCells, options?: Partial<RothcOptions>): SteadyColumns
  spinUp(cells: RothcCells, options?: Partial<SpinupOptions>): SpinupColumns
  gsocseq(cells: GsocseqCells, options?: Partial<GsocseqOptions>): GsocseqColumns
}

export interface EngineSettings {
  readonly mode: Mode
  /**
   * the kernel with fused multiply-adds, where the engine has relaxed SIMD: faster by a tenth, but the last bits
   * may differ between processors, so that it is not for what must be repeatable
   */
  readonly relaxed?: boolean
  /** a compiled kernel, plain or relaxed, as a worker is handed one; `none` for the twin; by default compiled here */
  readonly kernel?: WebAssembly.Module | 'none'
}

/**
 * The soil engine: the vector kernel where there is one and it can run, else the readable twin, which gives the same
 * answers to 1e-12 and takes some hundred times as long. Both take the same columns and give the same.
 *
 * @example
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * const year = Array(12).fill(month)
 * const engine = await soilEngine()
 * const steady = engine.equilibrium({
 *   cells: 2,
 *   clay: [10, 40],
 *   depth: [23, 23],
 *   inert: [3, 3],
 *   weather: packWeather(2, 12, () => month),
 *   plant: Array(24).fill(0.15),
 *   cover: Array(24).fill(1),
 *   ratio: [1.44, 1.44],
 * })
 * Array.from(steady.pools.hum, (carbon) => carbon.toFixed(1)).join(' ') // '17.1 23.0' t C/ha
 */
export async function soilEngine(given: Partial<EngineSettings> = {}): Promise<SoilEngine> {
  const mode = requireOption('mode', given.mode ?? 'exact', modes)
  if (given.kernel === 'none') return engineOf(mode)
  try {
    return engineOf(mode, await startKernel(given.kernel ?? (await compileKernel(given))))
  } catch (error) {
    const why = (error as Error).message
    if (given.kernel || !given.relaxed)
      return { ...engineOf(mode), note: `The kernel cannot run here, so its twin answers: ${why}` }
    const plain = await soilEngine({ mode })
    return {
      ...plain,
      note: `The relaxed kernel cannot run here: ${why}. ${plain.note ?? 'The plain kernel answers.'}`,
    }
  }
}

function engineOf(mode: Mode, kernel?: Kernel): SoilEngine {
  const by = { kernel, mode }
  return {
    by: kernel ? 'kernel' : 'twin',
    mode,
    relaxed: kernel?.relaxed ?? false,
    run: (job, options = {}) => runBatch(courseTask, { job, options: engineOptions(options), ...by }),
    equilibrium: (job, options = {}) => runBatch(steadyTask, { job, options: engineOptions(options), ...by }),
    spinUp: (job, options = {}) => runBatch(spinupTask, { job, options: engineOptions(options), ...by }),
    gsocseq: (job, options = {}) => runBatch(gsocseqTask, { job, options: gsocseqOptions(options), ...by }),
  }
}
