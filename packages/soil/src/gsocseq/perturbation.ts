import type { Distribution } from '../distribution.ts'
import { distributionQuantile } from '../distribution.ts'
import type { Random } from '../random.ts'
import { requireNumber } from '../refusal.ts'
import type { GsocseqCell } from './cell.ts'
import type { ClimateYear } from './climate.ts'
import { production } from './climate.ts'

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

export function gsocseqErrors(given: Partial<GsocseqErrors> = {}): GsocseqErrors {
  const errors = { ...faoErrors, ...given }
  for (const [name, sd] of Object.entries(errors)) requireNumber(`errors.${name}`, sd, { min: 0, max: 5 })
  return errors
}

/** What is drawn, in this order: one uniform number each. */
export const drawnInputs = ['stock', 'clay', 'rain', 'temperature', 'increase'] as const

/** What one draw makes of the inputs. */
export interface Perturbation {
  /** factors */
  readonly stock: number
  readonly rain: number
  /** %, the cell's own drawn anew */
  readonly clay: number
  /** °C, added to every month */
  readonly temperature: number
  /** share of business as usual, added to a scenario's increase */
  readonly increase: number
}

/**
 * The uniform numbers of so many draws, `[draw][input]`: the stream that `gsocseqEnsemble` follows.
 *
 * @example
 * drawNumbers(random(1), 100).length // 500
 */
export function drawNumbers(source: Random, draws: number): Float64Array {
  return Float64Array.from({ length: draws * drawnInputs.length }, () => source.next())
}

/** Stock and rain lognormal, so that none is negative; clay normal within 0–100 %; temperature and increase normal. */
export function perturbation(clay: number, errors: GsocseqErrors, numbers: ArrayLike<number>): Perturbation {
  const distributions: Readonly<Record<keyof GsocseqErrors, Distribution>> = {
    stock: { kind: 'lognormal', mean: 1, sd: errors.stock },
    clay: { kind: 'truncated-normal', mean: clay, sd: clay * errors.clay, min: 0, max: 100 },
    rain: { kind: 'lognormal', mean: 1, sd: errors.rain },
    temperature: { kind: 'normal', mean: 0, sd: errors.temperature },
    increase: { kind: 'normal', mean: 0, sd: errors.increase },
  }
  const drawn = drawnInputs.map((name, i) => distributionQuantile(distributions[name], numbers[i]))
  const [stock, drawnClay, rain, temperature, increase] = drawn
  return { stock, clay: drawnClay, rain, temperature, increase }
}

/** The cell as a draw has it: the same weather error in all years. */
export function perturbed(cell: GsocseqCell, { stock, clay, rain, temperature }: Perturbation): GsocseqCell {
  const weather = (year: ClimateYear) =>
    year.map((month) => ({
      ...month,
      temperature: month.temperature + temperature,
      rain: month.rain * rain,
    }))
  return {
    ...cell,
    stock: cell.stock * stock,
    clay,
    sand: undefined,
    climate: weather(cell.climate),
    production:
      cell.production && (cell.production * production(weather(cell.climate))) / production(cell.climate),
    warmUp: cell.warmUp?.map(weather),
  }
}
