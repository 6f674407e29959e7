import { spinUpRothc } from '../rothc/spinup.ts'
import { blank, writePools } from './columns.ts'
import type { BatchTask } from './batch.ts'
import type { EngineOptions, RothcCells, StateColumns } from './rothc-cells.ts'
import { isOfficial, monthsOf, requireYear, siteOf, state } from './rothc-cells.ts'
import { inputStride, loadRepeatedYear, readState } from './rothc-tile.ts'
import { collectRefused } from './tile.ts'

export interface SpinupColumns extends StateColumns {
  readonly months: Float64Array
}

/** The official spin-up of each cell's year: `spinUpRothc` of many. */
export const spinupTask: BatchTask<RothcCells, EngineOptions, SpinupColumns> = {
  blank(job, options) {
    requireYear(job)
    return { ...state(job, options), months: blank(job.cells) }
  },
  twin(job, cell, options, answer) {
    const { months, state } = spinUpRothc(siteOf(job, cell), monthsOf(job, cell), options)
    writePools(answer.pools, cell, state.pools)
    answer.deficit[cell] = state.deficit
    answer.months[cell] = months
  },
  kernel(kernel, _mode, job, options, answer) {
    if (!isOfficial(options)) return undefined
    return (first, count) => {
      const flags = loadRepeatedYear(kernel, job, options, first, count)
      kernel.call.spinUp(options.tolerance, Math.floor(options.limit / 12), inputStride)
      readState(kernel, job, answer, first, count)
      const years = kernel.rows('moistureYears')
      for (let lane = 0; lane < count; lane++) answer.months[first + lane] = 12 * years[lane]
      return collectRefused(kernel, flags)
    }
  },
}
