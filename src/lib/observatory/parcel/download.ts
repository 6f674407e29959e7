import type { Spread } from '#soil'
import { toCsv, type CsvValue } from '#tables'
import type { Outcome } from './outcome.ts'

/** Every figure with its unit, and in every row what is needed to make it again; digits unrounded. */
export function figuresCsv(outcome: Outcome): string {
  const { question, provenance, by, years, detection, areaHa, probabilityOfGain } = outcome
  const { survey, errors } = question
  const made = [provenance.model, provenance.edition, by, question.draws, question.seed]
  const row = (quantity: string, year: CsvValue, unit: string, values: readonly CsvValue[]) => [
    ...[quantity, year, unit],
    ...Array.from({ length: 5 }, (_, i) => values[i]),
    ...made,
  ]
  const spreadRow = (quantity: string, year: number, { mean, sd, q05, q50, q95 }: Spread) =>
    row(quantity, year, 't C/ha', [mean, sd, q05, q50, q95])
  const one = (quantity: string, unit: string, value: CsvValue) => row(quantity, null, unit, [value])
  const [place] = question.places
  const parcel =
    question.kind === 'parcel' && place
      ? [
          row('input stock', null, 't C/ha', [place.stock, place.stockSd]),
          row('input clay', null, '%', [place.clay, place.clay * errors.clay]),
          one('input land cover', 'FAO class', place.landCover),
          ...place.cover.map((cover, month) => one(`input cover factor ${month + 1}`, '1', cover)),
          ...place.climate.flatMap(({ temperature, rain, evaporation }, month) => [
            one(`input temperature ${month + 1}`, '°C', temperature),
            one(`input rain ${month + 1}`, 'mm', rain),
            one(`input evapotranspiration ${month + 1}`, 'mm', evaporation),
          ]),
        ]
      : []
  return toCsv(
    [
      ...['quantity', 'year', 'unit', 'mean', 'sd', 'q05', 'q50', 'q95'],
      ...['model', 'edition', 'engine', 'draws', 'seed'],
    ],
    [
      ...years.flatMap(({ year, usual, raised, gain }) => [
        spreadRow('stock as today', year, usual),
        spreadRow('stock with the practice', year, raised),
        spreadRow('difference', year, gain),
      ]),
      one('probability of a gain', '1', probabilityOfGain),
      row('years until measurable', null, 'years', [null, null, detection.q05, detection.q50, detection.q95]),
      one('years followed', 'years', detection.horizon),
      one('share of draws measurable within the practice', '1', detection.shareInTime),
      one('share of draws measurable within the years followed', '1', detection.shareAtAll),
      one('years at a steady gain', 'years', detection.steady),
      one('detectable change', 't C/ha', detection.least),
      one('area', 'ha', areaHa),
      row('input increase of plant carbon', null, '1', [question.increase, errors.increase]),
      row('input rain factor', null, '1', [1, errors.rain]),
      row('input temperature error', null, '°C', [0, errors.temperature]),
      one(`input survey ${survey.design} points`, '1', survey.points),
      one('input survey sd', 't C/ha', survey.sd),
      one('input survey alpha', '1', survey.alpha),
      one('input survey power', '1', survey.power),
      ...parcel,
    ],
  )
}

/** A row a cell; one without an answer has the package's reason. */
export function cellsCsv({ question, gains, refused }: Outcome): string {
  const gainOf = new Map(gains.map((one) => [one.place, one]))
  const refusalOf = new Map(refused.map((one) => [one.place, one]))
  const figures = ['mean', 'sd', 'q05', 'q50', 'q95'] as const
  const header = (name: string) => figures.map((figure) => `${name}_${figure}_t_ha`)
  return toCsv(
    ['id', 'line', 'x', 'y', 'area_ha', ...header('stock'), ...header('gain'), 'refused'],
    question.places.map(({ name, line, x, y, areaHa }, i) => {
      const [found, refusal] = [gainOf.get(i), refusalOf.get(i)]
      const of = (spread?: Spread) => figures.map((figure) => spread?.[figure])
      const reason =
        refusal && [refusal.code, refusal.data.mask ?? refusal.data.reason ?? refusal.field].join(': ')
      return [name, line, x, y, areaHa, ...of(found?.start), ...of(found?.gain), reason]
    }),
  )
}
