import { drawNumbers, drawnCourses, drawnInputs, random, SoilRefusal, spread } from '#soil'
import type { Provenance, RefusalCode, RefusalData, SoilEngine, Spread } from '#soil'
import { horizonOf, type Place, type Question } from './question.ts'

/** A part of the work that one worker does at a time: some places, some draws. */
export interface Chunk {
  readonly question: Omit<Question, 'places'>
  readonly places: readonly Place[]
  /** number of the first place, and of the first draw */
  readonly place: number
  readonly draw: number
  /** the uniform numbers of the chunk's draws that all places have in common, `[draw][input]` */
  readonly numbers: Float64Array<ArrayBuffer>
}

/** Why a place has no answer, as the soil package says it. */
export interface Refused {
  readonly place: number
  readonly code: RefusalCode
  readonly field: string
  readonly data: RefusalData
}

/** What a place gains in the years of the practice, t C/ha. */
export interface PlaceGain {
  readonly place: number
  readonly start: Spread
  readonly gain: Spread
}

/** The chunk's sums over its places, t C; `[year][draw]`. */
export interface ChunkResult {
  readonly place: number
  readonly draw: number
  readonly by: SoilEngine['by']
  readonly note?: string
  readonly provenance: Provenance | null
  readonly areaHa: number
  readonly start: Float64Array<ArrayBuffer>
  readonly usual: Float64Array<ArrayBuffer>
  readonly raised: Float64Array<ArrayBuffer>
  readonly gains: readonly PlaceGain[]
  readonly refused: readonly Refused[]
}

/**
 * Small enough that a phone shows progress and stops soon, and always the same: the order of every sum, and with it
 * every bit of the answer, is that of the chunks, however many workers share them.
 Of an area there are so few that a phone can hold all of their sums.
 */
const drawsPerChunk = 128
const placesPerChunk = 16
const mostChunks = 64

export function chunksOf({ places, ...question }: Question): Chunk[] {
  const numbers = drawNumbers(random(question.seed), question.draws) as Float64Array<ArrayBuffer>
  const cut = (from: number, to: number) => numbers.slice(from * drawnInputs.length, to * drawnInputs.length)
  const [count, step] =
    question.kind === 'parcel'
      ? [question.draws, drawsPerChunk]
      : [places.length, Math.max(placesPerChunk, Math.ceil(places.length / mostChunks))]
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => {
    const [from, to] = [i * step, Math.min(count, (i + 1) * step)]
    return question.kind === 'parcel'
      ? { question, places, place: 0, draw: from, numbers: cut(from, to) }
      : { question, places: places.slice(from, to), place: from, draw: 0, numbers }
  })
}

export function computeChunk(engine: SoilEngine, chunk: Chunk): ChunkResult {
  const { question, places, numbers } = chunk
  const years = horizonOf({ ...question, places })
  const draws = numbers.length / drawnInputs.length
  const sums = {
    start: new Float64Array(draws),
    usual: new Float64Array(years * draws),
    raised: new Float64Array(years * draws),
  }
  const gains: PlaceGain[] = []
  const refused: Refused[] = []
  let provenance: Provenance | null = null
  let areaHa = 0
  places.forEach((place, i) => {
    const at = chunk.place + i
    try {
      const errors = { ...question.errors, stock: place.stockSd / place.stock }
      const options = { increase: question.increase, errors, years }
      const courses = drawnCourses(engine, place, numbersOf(chunk, at), options)
      for (const name of ['start', 'usual', 'raised'] as const)
        courses[name].forEach((stock, k) => (sums[name][k]! += stock * place.areaHa))
      const last = (question.years - 1) * draws
      const gain = courses.start.map((_, draw) => courses.raised[last + draw]! - courses.usual[last + draw]!)
      gains.push({ place: at, start: spread(courses.start), gain: spread(gain) })
      provenance = courses.provenance
      areaHa += place.areaHa
    } catch (error) {
      if (!(error instanceof SoilRefusal)) throw error
      refused.push({ place: at, code: error.code, field: error.field, data: { ...error.data } })
    }
  })
  const made = { by: engine.by, ...(engine.note && { note: engine.note }), provenance }
  return { place: chunk.place, draw: chunk.draw, ...made, areaHa, ...sums, gains, refused }
}

/** Where each place's stock and clay err by themselves, they have a stream of their own, told apart by its number. */
function numbersOf({ question: { stockErrors, seed, kind }, numbers }: Chunk, place: number): Float64Array {
  if (kind === 'parcel' || stockErrors === 'common') return numbers
  const own = random((seed ^ Math.imul(place + 1, 0x9e3779b9)) >>> 0)
  return numbers.map((number, at) => (at % drawnInputs.length < 2 ? own.next() : number))
}
