import { SoilRefusal } from '../refusal.ts'
import type { Answers } from './columns.ts'
import { refuseCell } from './columns.ts'
import type { Kernel } from './kernel.ts'
import { tileCells } from './weather.ts'

/** `exact`: all f64. `fast`: the rate modifiers of real months in f32, the pools in f64; within 1e-6 of exact. */
export const modes = ['exact', 'fast'] as const
export type Mode = (typeof modes)[number]

/** Works one tile out and writes its answers; a flag for every cell that the kernel has none for. */
export type TileAnswer = (first: number, count: number) => Uint8Array

/** A question that can be asked of many cells, and the two ways of answering it. */
export interface BatchTask<Job extends { readonly cells: number }, Options, Answer extends Answers> {
  /** columns without answers yet */
  readonly blank: (job: Job, options: Options) => Answer
  /** one cell by the readable model: the specification, the oracle, and the fallback */
  readonly twin: (job: Job, cell: number, options: Options, answer: Answer) => void
  /** the way by the kernel, or nothing where these options are beyond it */
  readonly kernel: (
    kernel: Kernel,
    mode: Mode,
    job: Job,
    options: Options,
    answer: Answer,
  ) => TileAnswer | undefined
}

/**
 * Asks tile by tile. A cell that the kernel flags, for a bad input or because nothing decays in its year, goes to the
 * twin, which refuses it in the words of the model, or answers it after all.
 */
export function runBatch<Job extends { readonly cells: number }, Options, Answer extends Answers>(
  question: BatchTask<Job, Options, Answer>,
  { job, options, kernel, mode }: { job: Job; options: Options; kernel?: Kernel; mode: Mode },
): Answer {
  const answer = question.blank(job, options)
  const byKernel = kernel && question.kernel(kernel, mode, job, options, answer)
  for (let first = 0; first < job.cells; first += tileCells) {
    const count = Math.min(tileCells, job.cells - first)
    const flags = byKernel?.(first, count)
    for (let lane = 0; lane < count; lane++) {
      if (flags && !flags[lane]) continue
      const cell = first + lane
      try {
        question.twin(job, cell, options, answer)
      } catch (error) {
        if (!(error instanceof SoilRefusal)) throw error
        refuseCell(answer, cell, error)
      }
    }
  }
  return answer
}
