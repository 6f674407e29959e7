import type { Writing } from './figures.ts'
import type { Question } from './question.ts'
import type { Texts } from './texts.server.ts'
import { filled } from './wording.ts'

/** What went in, so that a printed page can be checked and repeated: label, and value with its unit. */
export function requestRows(question: Question, texts: Texts, write: Writing): string[][] {
  return rowsOf(question, texts, write).map(([label, value, unit]) => [
    label!,
    unit ? `${value}\u00a0${unit}` : value!,
  ])
}

function rowsOf(question: Question, { labels, outcome: texts }: Texts, write: Writing): string[][] {
  const { survey, errors, kind, places } = question
  const percent = (share: number) => write.plain(Number((100 * share).toPrecision(10)))
  const ranged = (value: string, sd: string) => filled(texts.plusMinus, { value, sd })
  return [
    ...(kind === 'parcel'
      ? parcelRows()
      : [[labels.cells, filled(texts.cells, { cells: write.whole(places.length) }), '']]),
    [labels.increase, ranged(percent(question.increase), percent(errors.increase)), '%'],
    [labels.years, String(question.years), ''],
    [labels.claySd, percent(errors.clay), '%'],
    [labels.rainSd, percent(errors.rain), '%'],
    [labels.temperatureSd, write.plain(errors.temperature), '°C'],
    ...(kind === 'area' ? [[labels.stockErrors, labels.stockErrorsOf[question.stockErrors], '']] : []),
    [labels.design, labels.designs[survey.design], ''],
    [labels.points, write.whole(survey.points), ''],
    [labels.sd, write.plain(Number(survey.sd.toPrecision(3))), 't C/ha'],
    [labels.alpha, percent(survey.alpha), '%'],
    [labels.power, percent(survey.power), '%'],
  ]

  function parcelRows(): string[][] {
    const [place] = places
    if (!place) return []
    const months = (values: number[]) => values.map(write.plain).join(' · ')
    const bare = labels.months.filter((_, month) => place.cover[month] === 1)
    return [
      [labels.stock, ranged(write.plain(place.stock), write.plain(place.stockSd)), 't C/ha'],
      [labels.clay, write.plain(place.clay), '%'],
      [labels.landCover, labels.covers[place.landCover] ?? String(place.landCover), ''],
      [labels.areaHa, write.area(place.areaHa), 'ha'],
      [labels.temperature, months(place.climate.map(({ temperature }) => temperature)), '°C'],
      [labels.rain, months(place.climate.map(({ rain }) => rain)), 'mm'],
      [labels.evaporation, months(place.climate.map(({ evaporation }) => evaporation)), 'mm'],
      [labels.bare, bare.join(', ') || '–', ''],
    ]
  }
}
