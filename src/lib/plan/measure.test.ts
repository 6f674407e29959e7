import { expect, test } from 'vitest'
import { amountOf, countOf, unitKey } from './measure.ts'
import { splitNote } from './note.ts'
import { formatIssued } from './wording/edition.ts'
import type { Measure } from './objective.ts'

const measure = (some: Partial<Measure>): Measure => ({
  kind: 'count',
  low: null,
  high: null,
  unit: 'region',
  of: null,
  per: null,
  by: null,
  ...some,
})

test.each<[Partial<Measure>, object]>([
  [
    { low: 15, high: 15 },
    { shape: 'one', value: '15' },
  ],
  [{ low: 20 }, { shape: 'at_least', value: '20' }],
  [{ high: 20 }, { shape: 'at_most', value: '20' }],
  [
    { kind: 'range', low: 3, high: 5 },
    { shape: 'between', low: '3', high: '5' },
  ],
  [
    { kind: 'yes_no_per_unit', low: 28, high: 28, of: 196 },
    { shape: 'of', value: '28', whole: '196' },
  ],
  [
    { kind: 'share', low: 0.5, high: 0.5 },
    { shape: 'one', value: '50%' },
  ],
  [
    { kind: 'money', low: 5e6, high: 5e6, unit: 'EUR' },
    { shape: 'one', value: '€5,000,000' },
  ],
  [
    { kind: 'milestone', by: '2030-12-31' },
    { shape: 'by', on: '2030-12-31' },
  ],
  [{ kind: 'maturity' }, { shape: 'none' }],
  [
    { low: 0, high: 0 },
    { shape: 'one', value: '0' },
  ],
])('%j is said as what the paper gives, and a missing value stays missing', (some, amount) => {
  expect(amountOf(measure(some), 'en')).toEqual(amount)
})

test('the name of a unit speaks of as many as there are', () => {
  expect(countOf(measure({ low: 1, high: 1 }))).toBe(1)
  expect(countOf(measure({ low: 1, high: 1, of: 196 }))).toBe(196)
  expect(countOf(measure({ kind: 'share', low: 1, high: 1 }))).toBe(2)
  expect(unitKey('member or partner country')).toBe('plan_unit_member_or_partner_country')
})

test('a remark of ours is told apart from what the paper says', () => {
  expect(splitNote('In 2019, 28. Note: the study read 184.')).toEqual({
    said: 'In 2019, 28.',
    note: 'The study read 184.',
  })
  expect(splitNote('En 2019, 28. Note : lu.')).toEqual({ said: 'En 2019, 28.', note: 'Lu.' })
  expect(splitNote('Nota: falta.')).toEqual({ said: '', note: 'Falta.' })
  expect(splitNote('Take note of soils.')).toEqual({ said: 'Take note of soils.', note: null })
})

test('a month of which the paper gives no day gets none', () => {
  expect(formatIssued('2022-06-30', 'month', 'en')).toBe('June 2022')
  expect(formatIssued('2020-06-15', 'day', 'fr')).toBe('15 juin 2020')
})
