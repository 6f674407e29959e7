import { spread, type Provenance, type Spread } from '#soil'
import { detection, type Detection } from './detection.ts'
import type { PlaceGain, Refused, ChunkResult } from './chunk.ts'
import { horizonOf, type Question } from './question.ts'

/** What the draws say of one year, t C/ha. */
export interface Year {
  readonly year: number
  readonly usual: Spread
  readonly raised: Spread
  /** with the practice less without it */
  readonly gain: Spread
}

export interface Outcome {
  readonly question: Question
  readonly provenance: Provenance
  readonly by: 'kernel' | 'twin'
  readonly note?: string
  /** hectares that have an answer */
  readonly areaHa: number
  /** from today, year 0, as far as the change is followed: the years of the practice and, if it goes on, those after */
  readonly years: readonly Year[]
  /** share of the draws that end above business as usual */
  readonly probabilityOfGain: number
  readonly detection: Detection
  readonly gains: readonly PlaceGain[]
  readonly refused: readonly Refused[]
}

/** Puts the chunks' answers together, in their order; null where no place has an answer. */
export function outcomeOf(question: Question, worked: readonly ChunkResult[]): Outcome | null {
  const { draws } = question
  const horizon = horizonOf(question)
  // Of a parcel every chunk has the same hectares and other draws; of an area the same draws and other hectares.
  const areaHa =
    question.kind === 'parcel' ? (worked[0]?.areaHa ?? 0) : worked.reduce((sum, one) => sum + one.areaHa, 0)
  const provenance = worked.find((one) => one.provenance)?.provenance
  if (!provenance || areaHa === 0) return null
  const joined = (name: 'usual' | 'raised', rows: number) => join(worked, name, draws, rows, areaHa)
  const start = join(worked, 'start', draws, 1, areaHa)
  const [usual, raised] = [joined('usual', horizon), joined('raised', horizon)]
  const less = (one: Float64Array, other: Float64Array) =>
    one.map((stock, at) => stock - other[at % other.length]!)
  const row = (all: Float64Array, year: number) => all.subarray((year - 1) * draws, year * draws)

  const now = spread(start)
  const years: Year[] = [{ year: 0, usual: now, raised: now, gain: spread(start.map(() => 0)) }]
  for (let year = 1; year <= horizon; year++) {
    const [without, having] = [row(usual, year), row(raised, year)]
    const gain = spread(less(having, without))
    years.push({ year, usual: spread(without), raised: spread(having), gain })
  }
  const last = less(row(raised, question.years), row(usual, question.years))
  const note = worked.find((one) => one.note)?.note
  return {
    question,
    provenance,
    by: worked.every(({ by }) => by === 'kernel') ? 'kernel' : 'twin',
    ...(note && { note }),
    areaHa,
    years,
    probabilityOfGain: last.filter((gain) => gain > 0).length / draws,
    detection: detection(question.survey, less(raised, start), { draws, years: question.years }),
    gains: question.kind === 'area' ? worked.flatMap(({ gains }) => gains) : [],
    refused: worked.flatMap(({ refused }) => refused),
  }
}

/** Sums over the places become means over the hectares, t C/ha. */
function join(
  worked: readonly ChunkResult[],
  name: 'start' | 'usual' | 'raised',
  draws: number,
  rows: number,
  areaHa: number,
): Float64Array {
  const all = new Float64Array(rows * draws)
  for (const chunk of worked) {
    const own = chunk[name].length / rows
    chunk[name].forEach((sum, at) => {
      all[Math.floor(at / own) * draws + chunk.draw + (at % own)]! += sum
    })
  }
  return all.map((sum) => sum / areaHa)
}
