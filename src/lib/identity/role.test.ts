import { expect, test } from 'vitest'
import { changeDay, coverFrom, grantState, keepOneHolder, overlaps, type Grant } from './role.ts'

const days = (since_on: string, until_on: string | null = null) => ({ since_on, until_on })
const secretariat = (since_on: string, until_on: string | null = null): Grant => ({
  id: `${since_on}`,
  person_id: 'somebody',
  role: 'secretariat',
  since_on,
  until_on,
})

test.each([
  ['2026-02-28', 'planned'],
  ['2026-03-01', 'in_force'],
  ['2026-03-31', 'in_force'],
  ['2026-04-01', 'ended'],
] as const)('a role from 1 March to 1 April is on %s %s', (on, state) => {
  expect(grantState(days('2026-03-01', '2026-04-01'), on)).toBe(state)
})

test('a role until further notice never ends by itself', () => {
  expect(grantState(days('2026-03-01'), '2999-01-01')).toBe('in_force')
})

test('a change takes effect today or later, while the role is held', () => {
  const grant = days('2026-01-01', '2026-06-01')
  expect(changeDay(grant, '2026-03-01', '2026-03-01')).toBe('2026-03-01')
  expect(() => changeDay(grant, '2026-02-28', '2026-03-01')).toThrow('identity_day_past')
  expect(() => changeDay(grant, '2026-06-01', '2026-03-01')).toThrow('identity_day_outside')
  expect(() => changeDay(days('2026-05-01'), '2026-04-30', '2026-03-01')).toThrow('identity_day_outside')
})

test.each([
  [days('2026-01-01', '2026-02-01'), days('2026-02-01'), false],
  [days('2026-01-01', '2026-02-02'), days('2026-02-01'), true],
  [days('2026-01-01'), days('2027-01-01', '2027-02-01'), true],
  [days('2026-01-01', '2026-01-01'), days('2025-01-01', '2026-01-01'), false],
])('%j and %j overlap: %s', (one, other, answer) => {
  expect(overlaps(one, other)).toBe(answer)
  expect(overlaps(other, one)).toBe(answer)
})

test('grants that follow one another cover the time, a gap or an end does not', () => {
  const on = '2026-03-01'
  expect(coverFrom([days('2026-01-01', '2026-06-01'), days('2026-06-01')], on)).toBe(true)
  expect(coverFrom([days('2026-01-01', '2026-06-01'), days('2026-06-02')], on)).toBe(false)
  expect(coverFrom([days('2026-01-01', '2026-06-01')], on)).toBe(false)
  expect(coverFrom([days('2026-04-01')], on)).toBe(false)
  expect(coverFrom([], on)).toBe(false)
})

test('an indispensable role keeps a holder until further notice; another may fall vacant', () => {
  expect(() => keepOneHolder('secretariat', [], '2026-03-01')).toThrow('identity_last_holder')
  expect(() => keepOneHolder('secretariat', [secretariat('2026-04-01')], '2026-03-01')).toThrow('conflict')
  expect(() => keepOneHolder('secretariat', [secretariat('2026-01-01')], '2026-03-01')).not.toThrow()
  expect(() => keepOneHolder('friend', [], '2026-03-01')).not.toThrow()
})
