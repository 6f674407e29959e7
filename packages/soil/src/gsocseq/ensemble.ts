import type { Distribution } from '../distribution.ts'
import { draw } from '../distribution.ts'
import type { Provenance } from '../provenance.ts'
import { sortedQuantile } from '../quantile.ts'
import { random } from '../random.ts'
import { requireNumber } from '../refusal.ts'
import type { GsocseqCell } from './cell.ts'
import type { ClimateYear } from './climate.ts'
import { production } from './climate.ts'
import type { GsocseqOptions, GsocseqRun, ScenarioName } from './protocol.ts'
import { gsocseqOptions, runGsocseq, runUnmasked, scenarioNames } from './protocol.ts'

/**
 * Standard deviations of what goes in. The defaults read FAO's ranges as 95 % (SOC ±20 %, clay ±10 %, rain ±5 %,
 * scenario input ±15 points); FAO's °C × 1.02, which is nothing at 0 °C, is replaced by 0.25 °C.
 */
export interface GsocseqErrors {
  /** relative */
  readonly stock: number
  readonly clay: number
  readonly rain: number
  /** °C */
  readonly temperature: number
  /** added to a scenario's increase of the input, as a share of business as usual */
  readonly increase: number
}

export const faoErrors: GsocseqErrors = {
  stock: 0.1,
  clay: 0.05,
  rain: 0.025,
  temperature: 0.25,
  increase: 0.075,
}

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
 */
export function gsocseqEnsemble(
  cell: GsocseqCell,
  given: Pick<EnsembleOptions, 'seed'> & Partial<EnsembleOptions>,
): GsocseqEnsemble {
  const draws = requireNumber('draws', given.draws ?? 200, { min: 2, max: 1e6 })
  const errors: GsocseqErrors = { ...faoErrors, ...given.errors }
  for (const [name, sd] of Object.entries(errors)) requireNumber(`errors.${name}`, sd, { min: 0, max: 5 })
  const options = gsocseqOptions(given)
  const source = random(given.seed)
  const distributions: Readonly<Record<keyof GsocseqErrors, Distribution>> = {
    stock: { kind: 'lognormal', mean: 1, sd: errors.stock },
    clay: { kind: 'truncated-normal', mean: cell.clay, sd: cell.clay * errors.clay, min: 0, max: 100 },
    rain: { kind: 'lognormal', mean: 1, sd: errors.rain },
    temperature: { kind: 'normal', mean: 0, sd: errors.temperature },
    increase: { kind: 'normal', mean: 0, sd: errors.increase },
  }
  const centre = runGsocseq(cell, options)
  const runs = Array.from({ length: draws }, (): GsocseqRun => {
    const [stock, clay, rain, warmer, more] = Object.values(distributions).map((d) => draw(d, source))
    const weather = (year: ClimateYear) =>
      year.map((month) => ({ ...month, temperature: month.temperature + warmer, rain: month.rain * rain }))
    const { SSM1, SSM2, SSM3 } = options.increase
    return runUnmasked(
      {
        ...cell,
        stock: cell.stock * stock,
        clay,
        sand: undefined,
        climate: weather(cell.climate),
        production:
          cell.production && (cell.production * production(weather(cell.climate))) / production(cell.climate),
        warmUp: cell.warmUp?.map(weather),
      },
      { ...options, increase: { SSM1: SSM1 + more, SSM2: SSM2 + more, SSM3: SSM3 + more } },
    )
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

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  const [q05, q50, q95] = [0.05, 0.5, 0.95].map((p) => sortedQuantile(sorted, p))
  return { mean, sd, q05, q50, q95 }
}
