import type { ClimateMonth } from '../gsocseq/climate.ts'
import { type Remark, likelyUnit, remark } from './remark.ts'

/** Yearly means of places with soils, °C: from the tundra to Dallol in the Danakil. */
const coldest = -25
const warmest = 35
/** Between the coldest and the warmest month: Verkhoyansk has 62 °C. */
const widest = 65
/** How far a month may lie from its neighbours' mean, °C. */
const farthest = 15
/** Open pans in the driest deserts, mm a year. */
const thirstiest = 3600
/** Rain over evaporation: below 0.05 a climate is called hyper-arid; above 8 it is a rare mountain coast. */
const driest = 0.05
const wettest = 8

const sum = (year: readonly ClimateMonth[], of: (month: ClimateMonth) => number) =>
  year.reduce((total, month) => total + of(month), 0)

/** The least evaporation of a year that its warmth leaves possible, mm: 100 on the tundra, 600 in a cloud forest. */
const leastEvaporation = (mean: number) => 100 + 20 * Math.max(0, mean)

/** Twelve months, January first, judged as a year. */
export function weatherRemarks(year: readonly ClimateMonth[]): Remark[] {
  const mean = sum(year, ({ temperature }) => temperature) / year.length
  const isClimate = mean >= coldest && mean <= warmest
  return [...temperatureRemarks(year, mean), ...(isClimate ? waterRemarks(year, mean) : [])]
}

function temperatureRemarks(year: readonly ClimateMonth[], mean: number): Remark[] {
  const temperatures = year.map(({ temperature }) => temperature)
  const range = Math.max(...temperatures) - Math.min(...temperatures)
  const unit = likelyDegrees(mean, range)
  if (mean < coldest || mean > warmest)
    return [remark('mean_temperature', { mean, low: coldest, high: warmest, unit })]
  const month = temperatures.findIndex((value, i) => Math.abs(value - neighbours(temperatures, i)) > farthest)
  if (month >= 0) {
    const [value, around] = [temperatures[month], neighbours(temperatures, month)]
    return [remark('temperature_month', { month: month + 1, value, around })]
  }
  return range > widest ? [remark('temperature_range', { range, most: widest, unit })] : []
}

/** Mean of the month before and the month after, the year being round. */
const neighbours = (values: readonly number[], i: number) =>
  (values[(i + values.length - 1) % values.length] + values[(i + 1) % values.length]) / 2

function likelyDegrees(mean: number, range: number): string {
  const isClimate = (celsius: number, span: number) =>
    celsius >= coldest && celsius <= warmest && span <= widest
  if (isClimate((mean - 32) / 1.8, range / 1.8)) return '°F'
  return isClimate(mean / 10, range / 10) ? '0.1 °C' : ''
}

const perDay = 365.25 / 12

function waterRemarks(year: readonly ClimateMonth[], mean: number): Remark[] {
  const evaporation = sum(year, (month) => month.evaporation)
  const rain = sum(year, (month) => month.rain)
  const least = leastEvaporation(mean)
  const units = [
    ['mm/day', perDay],
    ['cm', 10],
    ['inches', 25.4],
  ] as const
  if (evaporation < least)
    return [
      remark('evaporation_low', {
        sum: evaporation,
        mean,
        least,
        unit: likelyUnit(evaporation, units, least, thirstiest),
      }),
    ]
  if (evaporation > thirstiest)
    return [
      remark('evaporation_high', {
        sum: evaporation,
        most: thirstiest,
        unit: likelyUnit(evaporation, [['0.1 mm', 0.1]], least, thirstiest),
      }),
    ]
  if (rain < driest * evaporation || (rain < 100 && mean > 0))
    return [
      remark('rain_low', { sum: rain, evaporation, unit: likelyUnit(rain, units, 0.2 * evaporation, 9000) }),
    ]
  const times = rain / evaporation
  return times > wettest
    ? [
        remark('rain_high', {
          sum: rain,
          times,
          unit: likelyUnit(rain, [['0.1 mm', 0.1]], driest * evaporation, 9000),
        }),
      ]
    : []
}
