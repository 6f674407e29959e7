import type { Spread } from '#soil'
import { palette } from '#lib/ui/palette.ts'
import { barsDrawing, cellsDrawing } from './cells-drawing.ts'
import { courseDrawing, type Strand } from './course-drawing.ts'
import { writing, type Writing } from './figures.ts'
import type { Outcome } from './outcome.ts'
import { requestRows } from './request.ts'
import type { Texts } from './texts.server.ts'
import { filled, refusalIn } from './wording.ts'

export interface Fact {
  readonly value: string
  readonly label: string
}

/** An outcome as a page shows it: by the names that the page gives its places. */
export interface ResultText {
  readonly say: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, Fact>>
  readonly rows: Readonly<Record<string, readonly (readonly string[])[]>>
  /** SVG, its words escaped */
  readonly drawings: Readonly<Record<string, string>>
  /** parts of the page that this outcome has */
  readonly parts: Readonly<Record<string, boolean>>
}

/** Rows of cells on the page; the download has all. */
const mostRows = 100

export function resultText(outcome: Outcome, texts: Texts): ResultText {
  const { question } = outcome
  const write = writing(texts.locale)
  const isArea = question.kind === 'area'
  const places = isArea ? placesOf(outcome, texts, write) : []
  const hasMap = isArea && question.places.every(({ x, y }) => x !== null && y !== null)
  return {
    say: { ...sentences(outcome, texts, write), ...(isArea && areaSentences(outcome, texts, write)) },
    facts: facts(outcome, texts, write),
    rows: {
      years: asked(outcome).map(({ year, usual, raised, gain }) => [
        String(year),
        write.ranged(usual, write.stock),
        write.ranged(raised, write.stock),
        year ? write.ranged(gain, write.gain) : write.gain(0),
      ]),
      cells: places.slice(0, mostRows),
      asked: requestRows(question, texts, write),
    },
    drawings: {
      course: coursePicture(outcome, texts, write),
      difference: differencePicture(outcome, texts, write),
      ...(isArea && { spread: spreadPicture(outcome, texts, write) }),
      ...(hasMap && { map: mapPicture(outcome, texts, write) }),
    },
    parts: { area: isArea, map: hasMap, refused: outcome.refused.length > 0, some: places.length > mostRows },
  }
}

/** The years that were asked for; the others show when a change can be measured. */
const asked = ({ years, question }: Outcome) => years.slice(0, question.years + 1)
const lastOf = (outcome: Outcome) => asked(outcome).at(-1)!
const within = ({ q05, q95 }: Spread, figure: (value: number) => string) => ({
  low: figure(q05),
  high: figure(q95),
})

function sentences(outcome: Outcome, { outcome: texts }: Texts, write: Writing) {
  const { question, detection, probabilityOfGain, provenance, by, note } = outcome
  const { gain } = lastOf(outcome)
  const years = question.years
  const common = { years, horizon: detection.horizon, points: write.whole(question.survey.points) }
  const least = write.gain(detection.least).replace('+', '')
  const yearOf = (year: number | null) => (year === null ? filled(texts.more, common) : String(year))
  const seen = {
    median: yearOf(detection.q50),
    low: yearOf(detection.q05),
    high: yearOf(detection.q95),
    least,
  }
  const { shareInTime, shareAtAll, steady } = detection
  const shares = { inTime: write.share(shareInTime), atAll: write.share(shareAtAll) }
  return {
    summary: filled(texts.summary, {
      ...common,
      ...within(gain, write.gain),
      gain: write.gain(gain.q50),
      share: write.share(probabilityOfGain),
    }),
    measured: filled(detection.q50 === null ? texts.unseen : texts.seen, { ...common, ...seen }),
    inTime: filled(texts.inTime, { ...common, ...shares }),
    steady: steady === null ? '' : filled(texts.steady, { ...common, steady: write.whole(Math.abs(steady)) }),
    chartNote: filled(texts.chartNote, { draws: write.whole(question.draws) }),
    model: provenance.model,
    edition: provenance.edition,
    reference: provenance.reference,
    engine: by === 'kernel' ? texts.kernel : texts.twin,
    note: note ?? '',
    draws: filled(texts.draws, { draws: write.whole(question.draws), seed: question.seed }),
  }
}

function areaSentences(outcome: Outcome, { outcome: texts }: Texts, write: Writing) {
  const { question, refused, gains } = outcome
  const all = question.places.length
  return {
    refused: filled(texts.refused, { refused: write.whole(refused.length), all: write.whole(all) }),
    some: filled(texts.some, { shown: mostRows, all: write.whole(gains.length + refused.length) }),
    spreadUnit: filled(texts.spreadUnit, { years: question.years }),
    mapUnit: filled(texts.mapUnit, { years: question.years }),
  }
}

function facts(outcome: Outcome, { outcome: texts }: Texts, write: Writing): ResultText['facts'] {
  const { question, years, detection, areaHa } = outcome
  const [first, last] = [years[0]!, lastOf(outcome)]
  const yearOf = (year: number | null) => (year === null ? `>\u00a0${detection.horizon}` : String(year))
  const total = (value: number) => write.total(value * areaHa)
  const area = write.area(areaHa)
  return {
    start: {
      value: write.stock(first.usual.q50),
      label: filled(texts.start, within(first.usual, write.stock)),
    },
    end: {
      value: write.stock(last.raised.q50),
      label: filled(texts.end, { years: question.years, ...within(last.raised, write.stock) }),
    },
    gain: { value: write.gain(last.gain.q50), label: filled(texts.gain, within(last.gain, write.gain)) },
    total: { value: total(last.gain.q50), label: filled(texts.total, { area, ...within(last.gain, total) }) },
    measured: {
      value: yearOf(detection.q50),
      label:
        detection.q50 === null
          ? texts.unmeasured
          : filled(texts.measured, { low: yearOf(detection.q05), high: yearOf(detection.q95) }),
    },
  }
}

const points = (spreads: readonly Spread[]): Strand['points'] =>
  spreads.map(({ q05, q50, q95 }) => ({ low: q05, middle: q50, high: q95 }))

function coursePicture(outcome: Outcome, { outcome: texts }: Texts, write: Writing): string {
  const years = asked(outcome)
  const [first, last] = [years[0]!, lastOf(outcome)]
  return courseDrawing({
    title: texts.chart,
    description: filled(texts.chartText, {
      start: write.stock(first.usual.q50),
      usual: write.stock(last.usual.q50),
      raised: write.stock(last.raised.q50),
      years: last.year,
    }),
    axis: texts.axis,
    figure: write.plain,
    last: write.stock,
    strands: [
      {
        name: texts.usual,
        colour: palette.subsoil,
        dash: '7 4',
        points: points(years.map(({ usual }) => usual)),
      },
      { name: texts.raised, colour: palette.gley, points: points(years.map(({ raised }) => raised)) },
    ],
  })
}

function differencePicture(outcome: Outcome, { outcome: texts }: Texts, write: Writing): string {
  const { detection } = outcome
  const { year, gain } = lastOf(outcome)
  const least = write.gain(detection.least).replace('+', '')
  const description = { years: year, gain: write.gain(gain.q50), ...within(gain, write.gain), least }
  const shown = Math.min(detection.horizon, Math.max(year, 5 * Math.ceil((detection.q50 ?? year) / 5)))
  return courseDrawing({
    title: texts.difference,
    description: filled(texts.differenceText, description),
    axis: texts.axis,
    figure: write.plain,
    last: write.gain,
    within: [0],
    ...(shown > year && { until: year }),
    mark: { at: (gain.q50 < 0 ? -1 : 1) * detection.least, text: filled(texts.least, { least }) },
    strands: [
      {
        name: texts.added,
        colour: palette.gley,
        points: points(outcome.years.slice(0, shown + 1).map(({ gain }) => gain)),
      },
    ],
  })
}

function spreadPicture({ gains }: Outcome, { outcome: texts }: Texts, write: Writing): string {
  const values = gains.map(({ gain }) => gain.q50)
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [write.gain(sorted[0]!), write.gain(sorted.at(-1)!)]
  const middle = write.gain(sorted[Math.floor(sorted.length / 2)]!)
  const description = filled(texts.spreadText, { low, high, middle })
  return barsDrawing({ title: texts.spread, description, values, figure: write.cell })
}

function mapPicture({ question, gains }: Outcome, { outcome: texts }: Texts, write: Writing): string {
  const gainOf = new Map(gains.map(({ place, gain }) => [place, gain.q50]))
  const values = [...gainOf.values()]
  const [low, high] = [write.gain(Math.min(...values)), write.gain(Math.max(...values))]
  return cellsDrawing({
    title: texts.map,
    description: filled(texts.mapText, { cells: write.whole(question.places.length), low, high }),
    spots: question.places.map(({ name, x, y }, i) => ({ name, x: x!, y: y!, value: gainOf.get(i) ?? null })),
    figure: write.cell,
    noAnswer: texts.noAnswer,
  })
}

function placesOf({ question, gains, refused }: Outcome, texts: Texts, write: Writing): string[][] {
  const gainOf = new Map(gains.map((one) => [one.place, one]))
  const refusalOf = new Map(refused.map((one) => [one.place, one]))
  return question.places.map(({ name }, i) => {
    const [gain, refusal] = [gainOf.get(i), refusalOf.get(i)]
    if (gain) return [name, write.ranged(gain.start, write.stock), write.ranged(gain.gain, write.gain), '']
    return [name, '–', '–', refusal ? refusalIn(refusal, texts) : '']
  })
}
