import { expect, test } from 'vitest'
import {
  failedAs,
  lastLine,
  named,
  nothing,
  passedAs,
  readAllowed,
  skippedFor,
  slowest,
  titles,
  together,
  withoutForeseen,
} from './outcome.ts'

const rainy = skippedFor('journeys › print › by Chromium', 'no printer')
const allowed = readAllowed('# comment\n\njourneys › print › *\n')

test('the last line counts what passed, failed and was skipped', () => {
  expect(lastLine(together([passedAs('a'), rainy, passedAs('b')]))).toBe('2 passed, 0 failed, 1 skipped')
})

test('a foreseen skip stays a skip in CI', () => {
  expect(withoutForeseen(rainy, allowed)).toEqual(rainy)
})

test('a skip that nobody foresaw fails in CI and says why it was skipped', () => {
  const outcome = withoutForeseen(together([rainy, skippedFor('journeys', 'no browser')]), allowed)
  expect(outcome.failed).toEqual(['journeys: skipped in CI (no browser)'])
  expect(outcome.skipped).toHaveLength(1)
})

test('a title in the list means itself, not a pattern of regular expressions', () => {
  expect(readAllowed('a.b (c)')[0]?.test('a.b (c)')).toBe(true)
  expect(readAllowed('a.b (c)')[0]?.test('axb (c)')).toBe(false)
})

test('every test is listed by its step and title in the same order, whatever became of it', () => {
  const outcome = together([failedAs('b'), passedAs('c'), skippedFor('a', 'no browser')])
  expect(titles(named('units', outcome))).toEqual(['units › a', 'units › b', 'units › c'])
})

test('the slowest tests come first', () => {
  const times = [3, 9, 5].map((ms) => ({ title: `takes ${ms}`, ms }))
  expect(slowest({ ...nothing, times }, 2).map(({ title }) => title)).toEqual(['takes 9', 'takes 5'])
})
