import { expect, test } from 'vitest'
import { samplePlan } from '../fixtures.ts'
import { isRefusal, planDocument, planToCsv, planToJson, type PaperRefusal } from '../papers/index.ts'
import { look, parse, type Reading } from './reading.ts'
import { take } from './take.ts'

const plan = () => samplePlan().objectives
function read(text: string, file: string, of = plan()): Reading | PaperRefusal {
  const parsed = parse({ text, asides: [] }, file, of)
  return isRefusal(parsed) ? parsed : look(parsed, of)
}
const lines = [
  'STRATEGIC PLAN',
  '2ND VERSION - JUNE 2022',
  '“4 per 1000” Initiative',
  '\tTITLE\tDESCRIPTION\tBASELINE 2020\tTARGET 2030\tTARGET 2050\t',
  'A 1 WELLS (CF)\tKeep the wells.\tEvery well is kept by its village.\tIn 2021, 9 of 20 countries had a keeper.\tAll countries have one.\tAll countries have two.\t',
]

test('an export taken in again is the plan, value for value, as JSON and as CSV', () => {
  for (const text of [planToJson(plan()), planToCsv(plan())]) {
    const reading = read(text, 'plan', plan())
    expect(reading).toMatchObject({ kind: 'plan', preview: { changesNothing: true }, merged: plan() })
  }
})

test('a paper rewords; typed values that stand are kept, and new ones come with new clauses', () => {
  const reading = read(lines.join('\n'), 'plan.txt', plan())
  if ('refused' in reading) throw new Error(reading.key)
  const version = reading.merged[0]?.versions.find(({ edition }) => edition === '2022')
  expect(version?.baseline?.text.en).toBe('In 2021, 9 of 20 countries had a keeper.')
  expect(version?.baseline?.measures).toEqual(plan()[0]?.versions[1]?.baseline?.measures)
  expect(version?.target2050?.text).toEqual({ en: 'All countries have two.' })
  expect(version?.baseline?.text.fr).toBe(plan()[0]?.versions[1]?.baseline?.text.fr)
})

test('an export brings its own values', () => {
  const changed = plan()
  const clause = changed[0]?.versions[1]?.baseline
  if (clause) clause.measures = []
  expect(take(plan(), planDocument(changed))[0]?.versions[1]?.baseline?.measures).toEqual([])
})

test('what is no paper is refused with a reason', () => {
  expect(read('   \n', 'x', plan())).toMatchObject({ refused: 'empty' })
  expect(read('A cake needs flour, sugar and six eggs.\n'.repeat(40), 'x', plan())).toMatchObject({
    refused: 'other_subject',
  })
})
