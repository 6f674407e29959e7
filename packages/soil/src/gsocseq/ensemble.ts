import type { Provenance } from '../provenance.ts'
import { sortedQuantile } from '../quantile.ts'
import { random } from '../random.ts'
import { requireNumber } from '../refusal.ts'
import type { GsocseqCell } from './cell.ts'
import type { GsocseqErrors } from './perturbation.ts'
import { drawNumbers, gsocseqErrors, perturbation, perturbed } from './perturbation.ts'
import type { GsocseqOptions, GsocseqRun, ScenarioName } from './protocol.ts'
import { gsocseqOptions, runGsocseq, runUnmasked, scenarioNames } from './protocol.ts'

/** What the draws say of one figure, in its own unit. */
export interface Spread {
  readonly mean: number
  readonly sd: number
  readonly q05: number
  readonly q50: number
  readonly q95: number
}

export interface GsocseqEnsemble {
  readonly provenance: Provenance
  readonly seed: number
  readonly draws: number
  readonly errors: GsocseqErrors
  /** stock at t0, t C/ha */
  readonly t0: Spread
  readonly scenarios: Readonly<
    Record<
      ScenarioName,
      {
        readonly stock: Spread
        readonly absolute: Spread
        readonly relative: Spread
        /** share of the draws in which the stock rises above that of t0 */
        readonly probabilityOfGain: number
      }
    >
  >
}

export interface EnsembleOptions extends GsocseqOptions {
  readonly seed: number
  readonly draws: number
  readonly errors: Partial<GsocseqErrors>
}

/**
 * The protocol's uncertainty by Monte Carlo: stock, clay, the weather of all years and the scenarios' input are drawn
 * together, each draw runs the whole protocol, so that the error of a difference is that of the difference. The same
 * seed gives the same figures. The error of the model itself is not in it.
 *
 * @example
 * const climate = Array(12).fill({ temperature: 10, rain: 60, evaporation: 50 })
 * const cell = { stock: 50, clay: 20, landCover: 2, cover: Array(12).fill(0.7), climate }
 * gsocseqEnsemble(cell, { seed: 1, draws: 50 }).scenarios.SSM3.relative.q50.toFixed(1) // '2.9' t C/ha
 */
export function gsocseqEnsemble(
  cell: GsocseqCell,
  given: Pick<EnsembleOptions, 'seed'> & Partial<EnsembleOptions>,
): GsocseqEnsemble {
  const draws = requireNumber('draws', given.draws ?? 200, { min: 2, max: 1e6 })
  const errors = gsocseqErrors(given.errors)
  const options = gsocseqOptions(given)
  const source = random(given.seed)
  const centre = runGsocseq(cell, options)
  const runs = Array.from({ length: draws }, (): GsocseqRun => {
    const drawn = perturbation(cell.clay, errors, drawNumbers(source, 1))
    const { SSM1, SSM2, SSM3 } = options.increase
    const more = drawn.increase
    return runUnmasked(perturbed(cell, drawn), {
      ...options,
      increase: { SSM1: SSM1 + more, SSM2: SSM2 + more, SSM3: SSM3 + more },
    })
  })
  const scenarios = scenarioNames.map((name) => [
    name,
    {
      stock: spread(runs.map((run) => run.scenarios[name].stock)),
      absolute: spread(runs.map((run) => run.scenarios[name].absolute)),
      relative: spread(runs.map((run) => run.scenarios[name].relative)),
      probabilityOfGain: runs.filter((run) => run.scenarios[name].absolute > 0).length / draws,
    },
  ])
  return {
    provenance: centre.provenance,
    seed: given.seed,
    draws,
    errors,
    t0: spread(runs.map((run) => run.t0.stock)),
    scenarios: Object.fromEntries(scenarios) as GsocseqEnsemble['scenarios'],
  }
}

/**
 * Mean, sample standard deviation (n − 1) and quantiles of the draws' figures.
 *
 * @example
 * spread([1, 2, 3, 4, 5]).q50 // 3
 */
export function spread(given: ArrayLike<number>): Spread {
  const values = Float64Array.from(given)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  const sorted = values.sort()
  const [q05, q50, q95] = [0.05, 0.5, 0.95].map((p) => sortedQuantile(sorted, p))
  return { mean, sd, q05, q50, q95 }
}
