import { expect, test } from 'vitest'
import { fixture } from './fixtures/read.ts'
import type { Paper } from './paper.ts'

const paper = fixture('strategic-plan.txt')
const objective = (code: string) => paper.objectives.find((reading) => reading.code === code)

test('each row of the tables is an objective, with its facility and its place', () => {
  expect(paper.objectives.map(({ code }) => code)).toEqual(['A1', 'A2', 'A3', 'E1', 'F1', 'F2'])
  expect(objective('A1')).toMatchObject({
    title: { value: 'PROMISES', place: { file: 'strategic-plan.txt', line: 24 } },
    facility: { value: 'core' },
    aim: { value: { text: 'Bring soils into what states promise.' } },
    description: { value: { text: 'States write the health of their soils into their promises.' } },
    baseline: { value: { measures: [{ kind: 'yes_no_per_unit', low: 12, of: 150, unit: 'NDC' }] } },
    target2030: { value: { measures: [{ kind: 'count', low: 60, unit: 'country' }] } },
    target2050: { value: { measures: [{ kind: 'share', low: 1, unit: 'country' }] } },
  })
})

test('a row that broke in two is put together again', () => {
  expect(objective('A2')?.target2050?.value.text).toBe(
    'At least 40 projects a year are advised. Half of them are led by women.',
  )
})

test('the years above a table are kept beside the years of its columns', () => {
  expect(paper.yearClaims.map(({ heading, table }) => [heading.value, table.value])).toEqual([
    [
      [2020, 2030, 2050],
      [2020, 2030, 2050],
    ],
  ])
})

test('the note of adoption is a decision, the foot of the page is debris', () => {
  expect(paper.decisions.map(({ place }) => place.line)).toEqual([40])
  expect(paper.lines.filter(({ as }) => as === 'running_text' || as === 'page_number')).toHaveLength(2)
})

test.each(['strategic-plan.fr.txt', 'strategic-plan.es.txt'] as const)(
  '%s is read by the same columns, with the same values',
  (file) => {
    const measures = (code: string, of: Paper) => {
      const found = of.objectives.find((reading) => reading.code === code)
      return [found?.baseline, found?.target2030, found?.target2050].map((clause) => clause?.value.measures)
    }
    expect(measures('A1', fixture(file))).toEqual(measures('A1', paper))
    expect(measures('A2', fixture(file))).toEqual(measures('A2', paper))
  },
)
