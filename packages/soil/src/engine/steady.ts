import { rothcEquilibrium } from '../rothc/equilibrium.ts'
import { blank, writePools } from './columns.ts'
import type { BatchTask } from './batch.ts'
import type { EngineOptions, RothcCells, StateColumns } from './rothc-cells.ts'
import { isOfficial, monthsOf, requireYear, siteOf, state } from './rothc-cells.ts'
import { inputStride, loadRepeatedYear, readState } from './rothc-tile.ts'
import { collectRefused } from './tile.ts'

export interface SteadyColumns extends StateColumns {
  /** years until the moisture cycle repeats, `Infinity` where it drifts for longer than a thousand */
  readonly moistureYears: Float64Array
}

/** The exact periodic equilibrium of each cell's year: `rothcEquilibrium` of many. */
export const steadyTask: BatchTask<RothcCells, EngineOptions, SteadyColumns> = {
  blank(job, options) {
    requireYear(job)
    return { ...state(job, options), moistureYears: blank(job.cells) }
  },
  twin(job, cell, options, answer) {
    const { pools, deficit, moistureYears } = rothcEquilibrium(
      siteOf(job, cell),
      monthsOf(job, cell),
      options,
    )
    writePools(answer.pools, cell, pools)
    answer.deficit[cell] = deficit
    answer.moistureYears[cell] = moistureYears
  },
  kernel(kernel, _mode, job, options, answer) {
    if (!isOfficial(options)) return undefined
    return (first, count) => {
      const flags = loadRepeatedYear(kernel, job, options, first, count)
      kernel.call.equilibrium(inputStride)
      readState(kernel, job, answer, first, count)
      const years = kernel.rows('moistureYears')
      for (let lane = 0; lane < count; lane++)
        answer.moistureYears[first + lane] = years[lane] > 1000 ? Infinity : years[lane]
      return collectRefused(kernel, flags)
    }
  },
}
