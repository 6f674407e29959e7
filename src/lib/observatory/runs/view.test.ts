import { expect, test } from 'vitest'
import { locales } from '#lib/platform/text/localised.ts'
import { modelOf } from '../studies/models/choose.ts'
import { readStudy } from '../studies/study.ts'
import { formatBytes } from './bytes.ts'
import { outputName, reasonOf } from './words.server.ts'

const study = (model: object, inputs: readonly string[]) => {
  const read = readStudy({
    title: 'Words',
    period: ['2001-01-01', '2020-12-31'],
    area: { grid: 'stock' },
    inputs: Object.fromEntries(inputs.map((name) => [name, { file: 'a.tif', unit: '%' }])),
    model,
  })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.study
}
const land = { before: { landUse: 'native' }, after: { landUse: 'perennial' } }

test('every map of every model has a name in every language', () => {
  const studies = [
    study({ name: 'tier1', scenarios: { 'to-trees': land } }, ['zone']),
    study({ name: 'stock', lowerCm: 30, densityBasis: 'fine-earth-volume' }, ['carbon', 'carbon-sd']),
    study({ name: 'equilibrium' }, ['stock']),
    study({ name: 'equilibrium' }, ['plant', 'inert']),
    study({ name: 'gsocseq', cover: Array<number>(12).fill(0.7), draws: 5 }, ['stock']),
  ]
  for (const locale of locales)
    for (const one of studies)
      for (const output of modelOf(one).outputs) expect(outputName(one, output, locale)).toMatch(/\S/)
  const [tier1, , , , gsocseq] = studies
  const name = (of: typeof tier1, output: string) =>
    outputName(
      of!,
      modelOf(of!).outputs.find(({ name }) => name === output)!,
      'en',
    )
  expect(name(tier1, 'to-trees-half-width')).toBe('to-trees: 95 % half-width of the change')
  expect(name(gsocseq, 'ssm3-relative')).toBe('SSM3: change compared with business as usual')
})

test('what cells came to is said in words', () => {
  expect(reasonOf('computed', 'fr')).toBe('calculée')
  expect(reasonOf('no land-cover', 'es')).toBe('sin land-cover')
  expect(reasonOf('clay out of range', 'en')).toBe('clay out of range, treated as missing')
  expect(reasonOf('masked: land cover', 'en')).toBe('not modelled: land cover')
  expect(reasonOf('refused: weather no-answer', 'en')).toBe('refused: weather (no-answer)')
})

test('sizes are said as people say them', () => {
  expect(formatBytes(0, 'en')).toBe('0 B')
  expect(formatBytes(999, 'en')).toBe('999 B')
  expect(formatBytes(3_140_000, 'fr')).toBe('3,14 MB')
  expect(formatBytes(5e12, 'en')).toBe('5 TB')
})
