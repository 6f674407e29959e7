import { expect, test } from 'vitest'
import { rowsOf, typedRows, wordingForm } from './wording-form.ts'

const typed = {
  version: '01900000-0000-7000-8000-000000000001',
  revision: '3',
  locale: 'fr',
  title: ' Puits ',
  aim: 'Chaque puits\r\nest entretenu.',
  baseline: 'Sept puits sur vingt.',
  target2030: '',
  target2050: '',
  remarks: '',
  reason: 'Plus court',
  'baseline.0.kind': 'yes_no_per_unit',
  'baseline.0.low': '7',
  'baseline.0.high': '7',
  'baseline.0.unit': 'well',
  'baseline.0.of': '20',
  'baseline.0.per': '',
  'baseline.0.by': '',
  'baseline.1.kind': '',
  'baseline.1.low': '5',
}

test('a form becomes texts and values; rows without a kind and line ends of browsers fall away', () => {
  expect(wordingForm.parse(typed)).toMatchObject({
    revision: 3,
    title: 'Puits',
    aim: 'Chaque puits\nest entretenu.',
    measures: {
      baseline: [{ kind: 'yes_no_per_unit', low: 7, high: 7, unit: 'well', of: 20, per: null, by: null }],
      target2030: [],
      target2050: [],
    },
  })
})

test('an empty number is none, and a comma is a decimal sign', () => {
  const { measures } = wordingForm.parse({ ...typed, 'baseline.0.low': '', 'baseline.0.high': '7,5' })
  expect(measures.baseline).toMatchObject([{ low: null, high: 7.5 }])
})

test('a number with two readings is asked for again, with both', () => {
  const wrong = wordingForm.safeParse({ ...typed, 'baseline.0.high': '1,234' })
  expect(wrong.error?.issues[0]).toMatchObject({
    path: ['baseline.0.high'],
    message: 'platform_two_readings',
    params: { thousands: '1234', fraction: '1.2340' },
  })
})

test('what is wrong with a value is said, not guessed', () => {
  const wrong = wordingForm.safeParse({ ...typed, 'baseline.0.low': '9', 'baseline.0.unit': '' })
  expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toContain('measures.baseline.0.unit')
  expect(wordingForm.safeParse({ ...typed, reason: '' }).error?.issues[0]?.message).toBe(
    'plan_reason_missing',
  )
})

test('rows shown and rows sent are the same, with one to spare', () => {
  const rows = rowsOf(wordingForm.parse(typed).measures.baseline)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(typedRows(typed, 'baseline')[0])
})
