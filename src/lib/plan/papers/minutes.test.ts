import { expect, test } from 'vitest'
import { fixture } from './fixtures/read.ts'
import { readBudget } from './budget.ts'
import { readDecisions, readDocuments } from './decisions.ts'

const paper = fixture('minutes.txt')
const place = { file: 'minutes.txt', line: 1 }

test('decisions stand with their section and its documents', () => {
  expect(paper.decisions.map(({ value }) => [value.heading, value.documents])).toEqual([
    ['Opening', ['Consortium 7-0']],
    ['Roadmap', ['Consortium 7-5']],
    ['Budget 2021', []],
  ])
})

test.each([
  ['The Roadmap was adopted.', 1],
  ['The Consortium validated the budget.', 1],
  ['Le Consortium a validé le budget.', 1],
  ['La hoja de ruta fue aprobada.', 1],
  ['After the adoption of the plan last year, work went on.', 0],
  ['Even though the budget was adopted, little of it came.', 0],
  ['The proposal was welcomed by the Secretariat.', 0],
])('%s', (text, count) => {
  expect(readDecisions(text, { heading: null, documents: [] })).toHaveLength(count)
})

test('numbered documents are named in one way however the sentence puts them', () => {
  expect(
    readDocuments(
      'see Consortium document 7-0, document Forum 6-2, documents Consortium 7-6 (sv), document 8-1',
    ),
  ).toEqual(['Consortium 7-0', 'Forum 6-2', 'Consortium 7-6 (sv)', 'Consortium 8-1'])
})

test('the intake table keeps colleges apart, and a dash is no zero', () => {
  expect(paper.intake.map(({ value }) => [value.college, value.partners, value.members])).toEqual([
    ['states', 3, 2],
    ['research', 7, 4],
    ['civil_society', 12, 3],
    ['companies', 8, null],
  ])
})

test('amounts carry year, role and currency, and stated sums their parts', () => {
  expect(paper.budget.map(({ value }) => [value.year, value.role, value.amount, value.currency])).toEqual([
    [2021, 'total', 400_000, 'EUR'],
    [2021, 'core', 300_000, 'EUR'],
    [2021, 'meetings', 100_000, 'EUR'],
    [2021, 'available', 250_500, 'EUR'],
    [2021, 'spent', 200_250, 'EUR'],
    [2021, 'in_kind', 10_000, 'EUR'],
    [2022, 'core', 310_000, 'EUR'],
    [2022, 'meetings', 90_000, 'EUR'],
    [2022, 'total', 400_000, 'EUR'],
  ])
  expect(
    paper.tallies.map(({ stated, parts }) => [stated.value, ...parts.map(({ value }) => value)]),
  ).toEqual([
    [400_000, 300_000, 100_000],
    [400_000, 310_000, 90_000],
    [30, 3, 7, 12, 8],
    [9, 2, 4, 3],
  ])
})

test('an amount without words beside it has no role', () => {
  expect(
    readBudget('It came to 6,000 £ or so.', null, place, 'en').budget.map(({ value }) => value),
  ).toMatchObject([{ year: null, role: null, amount: 6000, currency: 'GBP' }])
})
