import { expect, test } from 'vitest'
import { byDay } from './news.ts'

const event = (day: string, verb: string, subject: string, touches: string[] = []) => ({
  at: new Date(`${day}T10:00:00Z`),
  verb,
  subject,
  touches,
})

test('what happened stands once a day and kind, with the records it touched', () => {
  const many = Array.from({ length: 8 }, (_, n) => event('2026-11-30', 'plan.adopted', `v${n}`, [`o${n}`]))
  expect(byDay([event('2026-12-01', 'dashboard.observed', 'f1', ['A1']), ...many])).toEqual([
    { on: '2026-12-01', items: [{ verb: 'dashboard.observed', records: ['A1'], more: 0 }] },
    { on: '2026-11-30', items: [{ verb: 'plan.adopted', records: ['o0', 'o1', 'o2', 'o3', 'o4'], more: 3 }] },
  ])
  expect(byDay([event('2026-12-01', 'x', 's'), event('2026-12-01', 'x', 's')])[0]?.items[0]?.records).toEqual(
    ['s'],
  )
})
