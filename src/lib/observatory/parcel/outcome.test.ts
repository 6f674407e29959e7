import { compileKernel, gsocseqEnsemble, soilEngine, yearsToDetect } from '#soil'
import { describe, expect, test } from 'vitest'
import { detection } from './detection.ts'
import { exampleArea, exampleParcel } from './example.ts'
import { emptyForm, readForm } from './form.ts'
import { outcomeOf } from './outcome.ts'
import { chunksOf, computeChunk } from './chunk.ts'
import { workersFor, shareChunks, type ChunkWorker } from './share-chunks.ts'
import type { Question } from './question.ts'

const kernel = await compileKernel()
const twin = await soilEngine({ kernel: 'none' })
function questionOf(typed: Partial<typeof emptyForm>): Question {
  const read = readForm({ ...emptyForm, ...typed })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.question
}
const parcel = questionOf({ ...exampleParcel, draws: '300' })
const area = questionOf({ ...exampleArea(), draws: '100' })

/** Workers of their own memory, the slowest first to be asked. */
async function workersOf(count: number): Promise<ChunkWorker[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i): Promise<ChunkWorker> => {
      const engine = await soilEngine({ kernel })
      return async (chunk) => {
        await new Promise((resolve) => setTimeout(resolve, count - i))
        return computeChunk(engine, chunk)
      }
    }),
  )
}
const answer = async (question: Question, workers: number) =>
  outcomeOf(question, (await shareChunks(chunksOf(question), await workersOf(workers)))!)!

describe('an outcome', () => {
  test.each([
    ['a parcel', parcel],
    ['an area', area],
    ['an area whose stocks err each by itself', { ...area, stockErrors: 'own' as const }],
  ])('of %s is the same to the last bit with one worker and with four', async (_, question) => {
    const [one, four] = [await answer(question, 1), await answer(question, 4)]
    expect(one.by).toBe('kernel')
    expect(four).toEqual(one)
  })

  test('of a parcel is FAO’s ensemble with the same seed', async () => {
    const { years } = await answer(parcel, 2)
    const [place] = parcel.places
    const errors = { ...parcel.errors, stock: place!.stockSd / place!.stock }
    const increase = { SSM1: parcel.increase, SSM2: 0, SSM3: 0 }
    const told = gsocseqEnsemble(place!, { seed: 1, draws: 300, errors, increase, years: 20 }).scenarios.SSM1
    expect(years).toHaveLength(51)
    for (const name of ['mean', 'sd', 'q05', 'q50', 'q95'] as const) {
      expect(years[20]!.raised[name]).toBeCloseTo(told.stock[name], 9)
      expect(years[20]!.gain[name]).toBeCloseTo(told.relative[name], 9)
    }
  })

  test('is the twin’s where there is no kernel, and says so', async () => {
    const { by, years } = outcomeOf(
      parcel,
      chunksOf(parcel).map((chunk) => computeChunk(twin, chunk)),
    )!
    expect(by).toBe('twin')
    expect(years[20]!.gain.q50).toBeCloseTo((await answer(parcel, 1)).years[20]!.gain.q50, 9)
  })

  test('of one cell that is the parcel has the parcel’s figures', async () => {
    const asArea = { ...parcel, kind: 'area' as const }
    expect((await answer(asArea, 1)).years).toEqual((await answer(parcel, 1)).years)
  })

  test('of an area is the narrower the less its errors have in common', async () => {
    const [common, own] = [await answer(area, 1), await answer({ ...area, stockErrors: 'own' }, 1)]
    expect(own.years[0]!.usual.sd).toBeLessThan(common.years[0]!.usual.sd / 4)
    expect(own.gains).toHaveLength(63)
  })

  test('leaves out the cells that have no answer, with their reasons', async () => {
    const places = area.places.map((place, i) => (i === 5 ? { ...place, landCover: 13 } : place))
    const { areaHa, refused, gains } = await answer({ ...area, places }, 1)
    expect([areaHa, gains.length]).toEqual([62, 62])
    expect(refused).toEqual([expect.objectContaining({ place: 5, code: 'outside-domain' })])
    const none = area.places.map((place) => ({ ...place, landCover: 13 }))
    const worked = chunksOf({ ...area, places: none }).map((chunk) => computeChunk(twin, chunk))
    expect(outcomeOf({ ...area, places: none }, worked)).toBeNull()
  })
})

describe('the work', () => {
  test('tells what is done, and stops when it is told to', async () => {
    const stop = new AbortController()
    const told: number[] = []
    const onDone = (done: number) => {
      told.push(done)
      if (done === 2) stop.abort()
    }
    expect(await shareChunks(chunksOf(area), await workersOf(1), { onDone, signal: stop.signal })).toBeNull()
    expect(told.length).toBeLessThan(chunksOf(area).length)
  })
  test('a worker that fails is heard', async () => {
    const broken: ChunkWorker = () => Promise.reject(new Error('out of memory'))
    await expect(shareChunks(chunksOf(parcel), [broken])).rejects.toThrow('out of memory')
  })
  test('has a worker a core, within reason', () => {
    expect([undefined, 1, 4, 64].map(workersFor)).toEqual([2, 1, 4, 8])
  })
})

describe('the year in which a change can be measured', () => {
  const survey = { design: 'unpaired', sd: 10, points: 20, alpha: 0.05, power: 0.8 } as const
  /** Draws that gain so much every year, for 50 years. */
  const steady = (...gains: number[]) =>
    Float64Array.from(
      { length: 50 * gains.length },
      (_, at) => (Math.floor(at / gains.length) + 1) * gains[at % gains.length]!,
    )

  test('is that of a steady gain, rounded up to the end of a year', () => {
    const { q50, steady: years, least } = detection(survey, steady(0.3, 0.3, 0.3), { draws: 3, years: 20 })
    expect(least).toBeCloseTo(9.1, 1)
    expect(years).toBeCloseTo(yearsToDetect({ design: 'unpaired', sd: 10 }, 20, 0.3), 10)
    expect(q50).toBe(Math.ceil(years!))
  })
  test('is none where the years do not suffice, and the share that gets there is told', () => {
    const found = detection(survey, steady(0.01, 0.1, 0.5, 1), { draws: 4, years: 20 })
    expect(found).toMatchObject({
      q05: 10,
      q50: 19,
      q95: null,
      shareInTime: 0.5,
      shareAtAll: 0.5,
      horizon: 50,
    })
  })
  test('of a loss counts losses', () => {
    expect(detection(survey, steady(-1, -1, 1), { draws: 3, years: 20 })).toMatchObject({
      q50: 10,
      q95: null,
    })
  })
  test('of no change is none', () => {
    expect(detection(survey, steady(0, 0), { draws: 2, years: 20 })).toMatchObject({
      q05: null,
      steady: null,
    })
  })
})
