import { describe, expect, test } from 'vitest'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { count, figure } from './fixtures.ts'
import { isProvisional, statusOf, verdicts, type Verdict } from './status.ts'

const today = '2026-03-01'
const signed: Indicator = { ...count, signedAt: new Date('2025-01-01') }
const without: Indicator = { ...signed, baseline: { ...count.baseline, on: null, low: null, high: null } }
const milestone: Indicator = {
  ...without,
  kind: 'milestone',
  period: 'event',
  targets: [{ on: '2030-12-31', kind: 'milestone', low: null, high: null, of: null, note: null }],
}
const checked = (on: string, value: number | null, more: Partial<Observation> = {}) =>
  figure(on, value, { checkedAt: new Date('2026-02-01'), ...more })
const verdictOf = (indicator: Indicator, ...figures: Observation[]) => statusOf(indicator, figures, today)

const cases: [Verdict, string, Indicator, Observation[]][] = [
  ['no_data', 'no figure', signed, []],
  ['no_data', 'only the answer that there is none', signed, [checked('2025-12-31', null, { status: 'O' })]],
  ['one_point', 'one figure and no start', without, [checked('2025-12-31', 12)]],
  ['one_point', 'the start is all there is', { ...signed, period: 'event' }, [checked('2020-12-31', 5)]],
  ['one_point', 'a milestone begun', milestone, [checked('2026-01-31', 0, { state: 'started' })]],
  ['no_trend', 'two figures and no start', without, [checked('2024-12-31', 8), checked('2025-12-31', 12)]],
  ['no_target', 'nothing to reach', { ...signed, targets: [] }, [checked('2025-12-31', 12)]],
  ['on_track', 'start and one figure', signed, [checked('2025-12-31', 13)]],
  ['lagging', 'behind', signed, [checked('2025-12-31', 10)]],
  ['off_track', 'far behind', signed, [checked('2025-12-31', 6)]],
  ['reversing', 'backwards', signed, [checked('2025-12-31', 4)]],
  ['met', 'reached without a start', without, [checked('2025-12-31', 20)]],
  ['met', 'a milestone done', milestone, [checked('2022-01-31', 1, { state: 'done' })]],
  ['out_of_date', 'an old figure', signed, [checked('2022-12-31', 12)]],
  [
    'out_of_date',
    'an old figure that nothing is asked of',
    { ...signed, targets: [] },
    [checked('2022-12-31', 12)],
  ],
]

test.each(cases)('%s: %s', (verdict, _case, indicator, figures) =>
  expect(verdictOf(indicator, ...figures).verdict).toBe(verdict),
)

test('every verdict has a case', () =>
  expect(new Set(cases.map(([verdict]) => verdict))).toEqual(new Set(verdicts)))

describe('each fact stands for itself', () => {
  test('data: a break begins the series anew, and a corrected figure is none', () => {
    const first = checked('2024-12-31', 8)
    expect(verdictOf(without, first, checked('2024-12-31', 9, { corrects: first.id })).data).toBe('one_point')
    expect(verdictOf(without, first, checked('2025-12-31', 9, { status: 'B' })).data).toBe('one_point')
    expect(verdictOf(without, first, checked('2025-12-31', 9)).data).toBe('series')
  })

  test('freshness: the age, and since when the next figure is overdue', () => {
    const { freshness } = statusOf(signed, [checked('2024-12-31', 12)], '2026-06-30')
    expect(freshness).toMatchObject({ on: '2024-12-31', isOutOfDate: false, overdueSince: '2026-03-31' })
    expect(freshness.ageYears).toBeCloseTo(1.5, 2)
    expect(verdictOf(signed).freshness).toMatchObject({
      on: null,
      overdueSince: null,
      owed: { period: '2025' },
    })
  })

  test('distance: of amounts, of what is there or not, and open where the bounds leave it open', () => {
    expect(verdictOf(without, checked('2025-12-31', 12)).distance).toMatchObject({
      isReached: false,
      missing: { low: 8, high: 8 },
      monthsLeft: 58,
    })
    expect(verdictOf(milestone, checked('2026-01-31', 0, { state: 'started' })).distance).toMatchObject({
      isReached: false,
      missing: null,
      monthsLeft: 58,
    })
    expect(verdictOf(without, checked('2025-12-31', null, { low: 18 })).distance?.isReached).toBeNull()
    expect(verdictOf({ ...signed, targets: [] }, checked('2025-12-31', 12)).distance).toBeNull()
  })

  test('pace: the rule is the same, old figures included', () =>
    expect(verdictOf(signed, checked('2022-12-31', 12)).pace).toMatchObject({
      standing: 'cannot_tell',
      reason: 'stale',
    }))
})

describe('what nobody has looked at', () => {
  test('makes a judgement provisional, and says why', () => {
    expect(isProvisional(verdictOf(signed, checked('2025-12-31', 13)))).toBe(false)
    const both = verdictOf({ ...signed, signedAt: null }, figure('2025-12-31', 13))
    expect(both).toMatchObject({ verdict: 'on_track', doubts: ['figure_unchecked', 'definition_unsigned'] })
    expect(isProvisional(both)).toBe(true)
  })

  test('leaves what is no judgement as it is', () => {
    const old = verdictOf({ ...signed, signedAt: null }, figure('2022-12-31', 12))
    expect(old).toMatchObject({ verdict: 'out_of_date', doubts: ['figure_unchecked', 'definition_unsigned'] })
    expect(isProvisional(old)).toBe(false)
  })
})
