import { expect, test } from 'vitest'
import { withCodes } from './codes.ts'

test('codes are found in any letter case', () => {
  expect(withCodes('/fr/plan/objectives/a1/compare', { code: 'a1' })).toBe('/fr/plan/objectives/A1/compare')
  expect(withCodes('/indicators/d1.4', { code: 'd1.4' })).toBe('/indicators/D1.4')
  expect(withCodes('/plan/goals/e', { goal: 'e' })).toBe('/plan/goals/E')
})

test('what is right, or no code, stays as it is', () => {
  expect(withCodes('/plan/objectives/A1', { code: 'A1' })).toBeNull()
  expect(withCodes('/plan/objectives/nothing', { code: 'nothing' })).toBeNull()
  expect(withCodes('/plan', {})).toBeNull()
})
