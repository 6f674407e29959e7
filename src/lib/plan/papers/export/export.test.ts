import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  facilities,
  goals,
  measureKinds,
  objectiveCodes,
  type Goal,
  type Objective,
} from '#lib/plan/objective.ts'
import { fixturePlan } from '../fixtures/plan.ts'
import { openTable, toCsv } from '#tables'
import { lint } from '../linter/lint.ts'
import { isRefusal } from '../refusal.ts'
import { planToCsv } from './csv.ts'
import { planToJson } from './json.ts'
import { looksLikePlan, readPlan } from './read-plan.ts'

const read = (text: string, file = 'plan') => {
  const plan = readPlan(text, file)
  if (isRefusal(plan)) throw new Error(plan.key)
  return plan
}

/** Texts that spreadsheets and parsers stumble over. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '=1+1',
    "'quoted'",
    '-5',
    '"',
    'a,b',
    'first\nsecond',
    'first\r\nsecond',
    '\ttab',
    ' trimmed ',
    '@x',
  ),
)
const localised = fc.record({ en: words, fr: words, es: words }, { requiredKeys: [] })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })

const measure = fc.record({
  kind: fc.constantFrom(...measureKinds),
  low: orNull(finite),
  high: orNull(finite),
  unit: words,
  of: orNull(finite),
  per: fc.constantFrom('year' as const, null),
  by: orNull(words),
})
const clause = orNull(fc.record({ text: localised, measures: fc.array(measure, { maxLength: 3 }) }))
const version = fc.record({
  edition: fc.constantFrom('2020', '2021-draft', '2022'),
  title: localised,
  aim: orNull(localised),
  baseline: clause,
  target2030: clause,
  target2050: clause,
  remarks: orNull(localised),
  activities: fc.array(fc.record({ number: fc.nat(99), text: localised }), { maxLength: 3 }),
  source: fc.record({ document: words, place: words }),
})
const objective: fc.Arbitrary<Objective> = fc.record({
  code: fc.constantFrom(...objectiveCodes, 'E5'),
  goal: fc.constantFrom(...(Object.keys(goals) as Goal[])),
  facility: fc.record({ kind: fc.constantFrom(...facilities), number: fc.nat(20) }),
  title: localised,
  links: fc.array(
    fc.record({ to: words, type: fc.constantFrom('supports', 'needs', 'overlaps'), source: words }),
    { maxLength: 2 },
  ),
  versions: fc.array(version, { maxLength: 3 }),
})

describe('a plan goes out and comes in without loss', () => {
  test.each([
    ['JSON', planToJson],
    ['CSV', planToCsv],
  ])('as %s, whatever it holds', (_, write) => {
    fc.assert(
      fc.property(fc.array(objective, { maxLength: 4 }), (plan) => {
        expect(read(write(plan)).objectives).toEqual(plan)
      }),
      { numRuns: 200, seed: 2 },
    )
  })

  test('a spreadsheet in French may have saved it in between', () => {
    fc.assert(
      fc.property(fc.array(objective, { minLength: 1, maxLength: 4 }), (plan) => {
        const table = openTable(planToCsv(plan))
        const decimal = (cell: string) => (/^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell)
        const rows = Array.from(table.rows(), ({ cells: [code, edition, field, ...rest] }) => [
          ...[code, edition, field],
          ...(/\.(low|high|of)$/.test(field!) ? rest.map(decimal) : rest),
        ])
        const saved = `\uFEFF${toCsv(table.cells, rows, { separator: ';' })}`
        expect(read(saved).objectives).toEqual(plan)
      }),
      { numRuns: 50, seed: 4 },
    )
  })

  test('a cell that a spreadsheet would run is written as text', () => {
    const [first] = fixturePlan()
    const text = planToCsv([{ ...first!, title: { en: '=1+1', fr: "'tis", es: '-5' } }])
    expect(text).toContain(",en,'=1+1\r\n")
    expect(text).toContain(",fr,'tis\r\n")
    expect(text).toContain(',es,-5\r\n')
  })
})

describe('a plan export is read with its lines', () => {
  const plan = fixturePlan()
  plan[2]?.links.push({ to: 'E5', type: 'needs', source: 'made up' })

  test.each([
    ['JSON', planToJson(plan), '"to": "E5"', -1],
    ['CSV', planToCsv(plan), 'link.to,2,,E5', 0],
  ])('a finding in %s points at its line', (_, text, mark, offset) => {
    const line = text.split('\n').findIndex((each) => each.includes(mark)) + 1
    expect(lint([read(text, 'plan.txt')])).toMatchObject([
      { rule: 'unknown-code', file: 'plan.txt', line: line + offset },
    ])
  })

  test('a file says of itself that it is a plan', () => {
    expect(looksLikePlan(planToJson(plan))).toBe(true)
    expect(looksLikePlan(planToCsv(plan))).toBe(true)
    expect(looksLikePlan('4 per 1000\nRoadmap for 2022')).toBe(false)
  })

  test.each([
    ['another JSON', '{"objectives": 5}', 'not_a_plan'],
    ['broken JSON', planToJson(plan).slice(0, -20), 'not_a_plan'],
    ['a measure of no kind', planToJson(plan).replace('"count"', '"guess"'), 'not_a_plan'],
    ['a CSV with a row of no field', `${planToCsv(plan)}A1,,colour,,,blue\r\n`, 'not_a_plan'],
    ['nothing', '', 'empty'],
  ])('%s is refused', (_, text, code) => {
    expect(readPlan(text, 'plan')).toMatchObject({ refused: code })
  })
})
