import { describe, expect, test } from 'vitest'
import { hoosfieldYear } from '../../test/year.ts'
import { soilEngine } from '../engine/engine.ts'
import { random } from '../random.ts'
import type { GsocseqCell } from './cell.ts'
import { drawnCourses } from './courses.ts'
import { gsocseqEnsemble, spread } from './ensemble.ts'
import { drawNumbers, drawnInputs } from './perturbation.ts'

const climate = hoosfieldYear.map(({ temperature, rain, evaporation }) => ({
  temperature,
  rain,
  evaporation: 0.75 * evaporation,
}))
const cell: GsocseqCell = {
  stock: 50,
  clay: 23.4,
  landCover: 2,
  cover: [0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.7, 0.85, 0.9, 0.8, 0.7, 0.6],
  climate,
}
const engines = [
  { by: 'kernel', engine: await soilEngine() },
  { by: 'twin', engine: await soilEngine({ kernel: 'none' }) },
]
const draws = 70
const numbers = (seed: number) => drawNumbers(random(seed), draws)
const last = (course: Float64Array) => course.subarray(course.length - draws)

test('the kernel is built and answers', () => {
  expect(engines[0].engine.by).toBe('kernel')
})

describe.each(engines)('courses drawn by the $by', ({ engine }) => {
  const cases: Record<string, GsocseqCell> = {
    'without warm-up': cell,
    'with warm-up and production': { ...cell, warmUp: [climate, climate.toReversed()], production: 900 },
    'with a ratio and years of grass': {
      ...cell,
      ratio: 1,
      warmUp: [climate, climate],
      warmUpLandCover: [2, 3],
    },
    'near the mask of organic soils, which draws may leave': { ...cell, stock: 196 },
  }
  test.each(Object.entries(cases))('end on the figures of the ensemble with that seed, %s', (_, cell) => {
    const { scenarios, t0 } = gsocseqEnsemble(cell, { seed: 5, draws, years: 20 })
    const { start, usual, raised } = drawnCourses(engine, cell, numbers(5), { increase: 0.1, years: 20 })
    const gain = last(raised).map((stock, draw) => stock - last(usual)[draw])
    for (const [drawn, told] of [
      [start, t0],
      [last(usual), scenarios.BAU.stock],
      [last(raised), scenarios.SSM2.stock],
      [gain, scenarios.SSM2.relative],
    ] as const)
      for (const [name, value] of Object.entries(spread(drawn)))
        expect(value).toBeCloseTo(told[name as keyof typeof told], 9)
  })

  test('are the same to the last bit in whatever pieces they are asked for', () => {
    const all = drawnCourses(engine, cell, numbers(9), { increase: 0.1, years: 3 })
    const cuts = [0, 1, 33, 64, draws]
    const pieces = cuts.slice(1).map((to, i) => {
      const part = numbers(9).subarray(cuts[i] * drawnInputs.length, to * drawnInputs.length)
      return drawnCourses(engine, cell, part, { increase: 0.1, years: 3 })
    })
    for (const year of [0, 1, 2]) {
      const joined = pieces.flatMap(({ raised, draws }) => [
        ...raised.subarray(year * draws, (year + 1) * draws),
      ])
      expect(joined).toEqual([...all.raised.subarray(year * draws, (year + 1) * draws)])
    }
  })

  test('without errors are the one course of the protocol, and more input without error adds to every draw', () => {
    const none = { stock: 0, clay: 0, rain: 0, temperature: 0, increase: 0 }
    const sure = drawnCourses(engine, cell, numbers(1), { increase: 0.1, errors: none, years: 5 })
    expect(spread(last(sure.raised)).sd).toBeLessThan(1e-12)
    const { raised, usual } = drawnCourses(engine, cell, numbers(1), {
      increase: 0.1,
      errors: { increase: 0 },
    })
    expect(raised.every((stock, at) => stock > usual[at])).toBe(true)
  })

  test('a cell that the protocol refuses is refused', () => {
    const masked = { ...cell, landCover: 13 }
    expect(() => drawnCourses(engine, masked, numbers(1), { increase: 0.1 })).toThrow('paddy')
    const frozen = { ...cell, climate: climate.map((month) => ({ ...month, temperature: -30 })) }
    expect(() => drawnCourses(engine, frozen, numbers(1), { increase: 0.1 })).toThrow('no equilibrium')
    const cut = numbers(1).subarray(0, 7)
    expect(() => drawnCourses(engine, cell, cut, { increase: 0.1 })).toThrow('numbers')
  })
})
