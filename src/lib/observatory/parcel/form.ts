import { readArea } from './area.ts'
import {
  assumedSd,
  choiceFields,
  monthNames,
  mostDraws,
  numberFields,
  usualDraws,
  type NumberName,
  type Typed,
} from './fields.ts'
import type { Place, Question, Survey } from './question.ts'
import { isProblem, readMonths, readTyped, type Problem } from './parse.ts'

/** What was typed as a question, or everything that keeps it from being one. */
export function readForm(typed: Typed): { question: Question } | { problems: Problem[] } {
  const problems: Problem[] = []
  const note = <T>(read: T | Problem): T | null => {
    if (!isProblem(read)) return read
    problems.push(read)
    return null
  }
  const number = (name: NumberName) => note(readTyped(name, typed[name])) ?? NaN
  const share = (name: NumberName) => number(name) / 100
  const choice = <K extends keyof typeof choiceFields>(name: K) => {
    const options: readonly string[] = choiceFields[name]
    if (options.includes(typed[name])) return typed[name] as (typeof choiceFields)[K][number]
    problems.push({ field: name, text: 'choice', data: { value: typed[name] } })
    return choiceFields[name][0] as (typeof choiceFields)[K][number]
  }

  const kind = choice('kind')
  const places = kind === 'parcel' ? parcel() : area()
  const numbers = {
    increase: share('increase'),
    years: number('years'),
    errors: {
      increase: share('increaseSd'),
      clay: share('claySd'),
      rain: share('rainSd'),
      temperature: number('temperatureSd'),
    },
    stockErrors: choice('stockErrors'),
    draws: note(readTyped('draws', typed.draws)) ?? usualDraws[kind],
    seed: number('seed'),
  }
  if (places.length * numbers.draws > mostDraws) {
    const data = { cells: places.length, draws: numbers.draws, most: mostDraws }
    problems.push({ field: 'draws', text: 'tooMuch', data })
  }
  const survey = readSurvey(places)
  return problems.length ? { problems } : { question: { kind, places, ...numbers, survey } }

  function weather() {
    const [temperature, rain, evaporation] = monthNames.map((name) => note(readMonths(name, typed[name])))
    if (!temperature || !rain || !evaporation) return null
    return temperature.map((celsius, i) => ({
      temperature: celsius,
      rain: rain[i]!,
      evaporation: evaporation[i]!,
    }))
  }

  function parcel(): Place[] {
    const stock = number('stock')
    const soil = { stock, stockSd: number('stockSd'), clay: number('clay'), areaHa: number('areaHa') }
    const landCover = Number(choice('landCover'))
    const climate = weather()
    if (!climate) return []
    return [{ name: '', line: 0, x: null, y: null, ...soil, landCover, cover: coverIn(typed.bare), climate }]
  }

  function area(): Place[] {
    const hasWeather = monthNames.some((name) => typed[name].trim())
    const climate = hasWeather ? weather() : null
    const given = { climate, cover: coverIn(typed.bare), stockSd: share('stockSdPercent') }
    return hasWeather && !climate ? [] : (note(readArea(typed.cells, given)) ?? [])
  }

  function readSurvey(places: readonly Place[]): Survey {
    const design = choice('design')
    const sd = note(readTyped('sd', typed.sd)) ?? assumedSd[design] * meanStock(places)
    return { design, sd, points: number('points'), alpha: share('alpha'), power: share('power') }
  }
}

/** Weighted by area, t C/ha. */
export function meanStock(places: readonly Place[]): number {
  const hectares = places.reduce((sum, { areaHa }) => sum + areaHa, 0)
  return places.reduce((sum, { stock, areaHa }) => sum + stock * areaHa, 0) / hectares
}

/** The model slows decay under plants to 0.6 of that in bare soil. */
const coverIn = (bare: string) => Array.from({ length: 12 }, (_, month) => (bare[month] === '1' ? 1 : 0.6))

/** What the form holds before anything is typed. */
export const emptyForm: Typed = {
  ...(Object.fromEntries(Object.entries(numberFields).map(([name, { value }]) => [name, value])) as Record<
    NumberName,
    string
  >),
  ...{ kind: 'parcel', landCover: '2', design: 'unpaired', stockErrors: 'common' },
  ...{ temperature: '', rain: '', evaporation: '', bare: '000000000000', cells: '' },
}
