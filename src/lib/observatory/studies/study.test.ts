import { expect, test } from 'vitest'
import { islandStudy } from '../../../../test/studies/made-up.ts'
import { conversion } from './layer.ts'
import { namesOf, slicesIn } from './inputs.server.ts'
import { readStudy } from './study.ts'

const problemsOf = (document: unknown) => {
  const read = readStudy(document)
  return 'problems' in read ? read.problems.map(({ field }) => field) : []
}

test('a study read is a study complete', () => {
  const read = readStudy(islandStudy)
  expect('study' in read && read.study.model).toMatchObject({ upperCm: 0, correlation: 0 })
  expect('study' in read && read.study.inputs.carbon).toMatchObject({ scale: 1, offset: 0, align: 'exact' })
})

test.each([
  ['no title', { ...islandStudy, title: undefined }, 'title'],
  ['an unknown model', { ...islandStudy, model: { name: 'magic' } }, 'model.name'],
  ['a model’s missing option', { ...islandStudy, model: { name: 'stock' } }, 'model.lowerCm'],
  ['a misspelt option', { ...islandStudy, seeds: 3 }, 'study'],
  [
    'an input without a unit',
    { ...islandStudy, inputs: { carbon: { file: 'a.tif' } } },
    'inputs.carbon.unit',
  ],
  ['a day that is none', { ...islandStudy, period: ['2020-02-30', '2020-12-31'] }, 'period.0'],
  ['no study at all', null, 'study'],
])('%s is refused at its place', (_, document, field) => {
  expect(problemsOf(document)).toContain(field)
})

test('units come into the model’s own, or not at all', () => {
  const plain = { offset: 0, isDaily: false }
  expect(conversion('kg C/m2', 't C/ha')).toEqual({ ...plain, factor: 10 })
  expect(conversion('Mg C ha⁻¹', 't C/ha')).toEqual({ ...plain, factor: 1 })
  expect(conversion('K', '°C')).toEqual({ ...plain, factor: 1, offset: -273.15 })
  expect(conversion('%', 'g/kg')).toEqual({ ...plain, factor: 10 })
  expect(conversion('fraction', '%')).toEqual({ ...plain, factor: 100 })
  expect(conversion('mm/day', 'mm')).toEqual({ ...plain, factor: 1, isDaily: true })
  expect(conversion('t C/ha', '°C')).toBeUndefined()
})

test('months and years are found by name, or band after band', () => {
  expect(namesOf('t_{year}_{month}.tif', 'years', [2001, 2002])).toHaveLength(24)
  expect(namesOf('t_{year}_{month}.tif', 'years', [2001, 2002]).at(-1)).toBe('t_2002_12.tif')
  const input = {
    file: 't_{year}.tif',
    band: 1,
    unit: '°C',
    scale: 1,
    offset: 0,
    align: 'exact',
    fill: 0,
  } as const
  const slices = slicesIn(input, 'years', '/data', [2001, 2002])
  expect(slices[11]).toEqual({ file: '/data/t_2001.tif', band: 12 })
  expect(slices[12]).toEqual({ file: '/data/t_2002.tif', band: 1 })
})
