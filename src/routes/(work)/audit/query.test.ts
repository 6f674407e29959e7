import { expect, test } from 'vitest'
import { asEventQuery, auditHref, auditQuery } from './query.ts'

const asked = (search: string) => auditQuery(new URL(`https://permille.example/audit${search}`))
const person = '01900000-0000-7000-8000-000000000001'

test('an address is read back from what it asks', () => {
  const search = `?verb=plan.adopted&actor=${person}&since=2026-03-01&before=70`
  expect(auditHref(asked(search))).toBe(search)
})

test('what makes no sense in an address is passed over', () => {
  expect(asked('?verb=&actor=somebody&since=2026-02-30&before=0')).toEqual({})
})

test('the last day is asked for as a whole', () => {
  const { since, until, verbs } = asEventQuery(asked('?since=2026-02-28&until=2026-02-28'))
  expect(since).toEqual(new Date('2026-02-28T00:00:00Z'))
  expect(until).toEqual(new Date('2026-03-01T00:00:00Z'))
  expect(verbs).toBeUndefined()
})
