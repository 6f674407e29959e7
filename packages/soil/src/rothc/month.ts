import { ranges } from '../ranges.ts'
import { requireNumber, requireOption } from '../refusal.ts'
import type { RothcOptions } from './options.ts'
import { temperatureModifier } from './temperature.ts'

/** What a month brings: weather, input and cover. */
export interface Month {
  /** mean air temperature, °C, −80 to 50 */
  readonly temperature: number
  /** mm, 0 or more */
  readonly rain: number
  /** mm, open-pan or potential as the option `evaporation` says; a wet winter's record may be a little below 0 */
  readonly evaporation: number
  /** plant carbon reaching the soil, t C/ha in the month */
  readonly plant: number
  /** carbon in farmyard manure, t C/ha in the month; 0 by default */
  readonly manure?: number
  /** 1 where plants cover the soil, 0 where it is bare */
  readonly cover: 0 | 1
  /** DPM/RPM of the plant carbon: 1.44 crops and improved grass, 0.67 unimproved grass and scrub, 0.25 woodland */
  readonly ratio: number
  /** 14C of the input, % modern; 100 by default */
  readonly modern?: number
}

/** A month with all that does not depend on the soil's state worked out. */
export interface Forcing {
  /** rate modifiers for temperature and cover */
  readonly a: number
  readonly c: number
  /** rain less the water the air can take, mm */
  readonly gain: number
  readonly bare: boolean
  /** input to the pools, t C/ha, and its 14C as a share of modern */
  readonly dpm: number
  readonly rpm: number
  readonly hum: number
  readonly modern: number
}

/** A month's input, by pool, t C/ha. */
export type Input = Pick<Forcing, 'dpm' | 'rpm' | 'hum'>

/**
 * Splits a month's input: plant carbon q/(1+q) to DPM and the rest to RPM; manure 49 % DPM, 49 % RPM, 2 % HUM.
 *
 * @example
 * splitInput(1, 0, 1.44, rothcConstants).dpm.toFixed(2) // '0.59'
 */
export function splitInput(
  plant: number,
  manure: number,
  ratio: number,
  { manure: share }: RothcOptions['constants'],
): Input {
  return {
    dpm: (ratio / (ratio + 1)) * plant + share.dpm * manure,
    rpm: (1 / (ratio + 1)) * plant + share.rpm * manure,
    hum: share.hum * manure,
  }
}

/**
 * Checks a month and works out its forcing; a refusal names `field` and the value in it.
 *
 * @example
 * const month = { temperature: 10, rain: 60, evaporation: 40, plant: 0.15, cover: 1 as const, ratio: 1.44 }
 * forcing(month, rothcOptions()).gain // 30 mm: rain less 0.75 of the pan's evaporation
 */
export function forcing(month: Month, { constants, evaporation }: RothcOptions, field = 'month'): Forcing {
  const at = (name: keyof Month) => `${field}.${name}`
  const temperature = requireNumber(at('temperature'), month.temperature, ranges.temperature)
  const rain = requireNumber(at('rain'), month.rain, ranges.rain)
  const loss = requireNumber(at('evaporation'), month.evaporation, ranges.evaporation)
  const plant = requireNumber(at('plant'), month.plant, ranges.carbonInput)
  const manure = requireNumber(at('manure'), month.manure ?? 0, ranges.carbonInput)
  const bare = requireOption(at('cover'), month.cover, [0, 1]) === 0
  const ratio = requireNumber(at('ratio'), month.ratio, { min: 0, max: 100 })
  const modern = requireNumber(at('modern'), month.modern ?? 100, { min: 0, max: 1000 })
  return {
    a: temperatureModifier(temperature, constants),
    c: bare ? 1 : constants.covered,
    gain: rain - (evaporation === 'open-pan' ? constants.pan : 1) * loss,
    bare,
    ...splitInput(plant, manure, ratio, constants),
    modern: modern / 100,
  }
}

/** The forcing of many months, in order. */
export function forcings(months: readonly Month[], options: RothcOptions): Forcing[] {
  return months.map((month, i) => forcing(month, options, `months[${i}]`))
}
