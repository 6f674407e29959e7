import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { classOf, growthPace, linearPace, plannedAt, yearOf } from './pace.ts'
import { boundsOf } from './distance.ts'
import { count, figure } from './fixtures.ts'
import { progress } from './progress.ts'

const at = (year: number) => yearOf(`${year}-12-31`)

const today = '2026-03-01'
const answer = (indicator: Indicator, ...figures: Observation[]) => {
  const { standing, reason } = progress(indicator, figures, today)
  return reason ? `${standing}: ${reason}` : standing
}

describe('against the growth method on the numbers of the Initiative', () => {
  /** Open SDG's way, with its replacement of zero by 0.001, for comparison only. */
  function growthRatio(start: number, target: number, value: number): number {
    const [from, to] = [start || 0.001, target || 0.001]
    const required = (to / from) ** (1 / 10) - 1
    return (Math.sign(target - start) * ((value / from) ** (1 / 5) - 1)) / Math.abs(required)
  }

  test.each([
    ['virtual fair, % of partners', 0, 50, 1, 1.53, 0.04, 'off_track'],
    ['twin-region countries', 0, 20, 1, 1.76, 0.1, 'off_track'],
    ['thematic events a year', 0, 5, 1, 2.22, 0.4, 'off_track'],
    ['operators', 5, 20, 9, 0.84, 0.53, 'off_track'],
    ['projects a year', 5, 30, 10, 0.76, 0.4, 'off_track'],
    ['NDCs', 28, 196, 60, 0.77, 0.38, 'off_track'],
    ['something to be ended', 100, 0, 50, 0.19, 1, 'on_track'],
  ])('%s: %d → %d, at half time %d', (_name, start, target, value, growth, linear, standing) => {
    const path = [
      { at: at(2020), value: start },
      { at: at(2030), value: target },
    ]
    const pace = linearPace(path, at(2025), value) ?? NaN
    expect(growthRatio(start, target, value)).toBeCloseTo(growth, 2)
    expect(pace).toBeCloseTo(linear, 2)
    expect(classOf(pace)).toBe(standing)
    if (start === 0) expect(growthPace(path, at(2025), value)).toBeNull()
  })

  test('on positive series ours is theirs', () => {
    const positive = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(positive, positive, positive, (start, target, value) => {
        fc.pre(start !== target)
        const path = [
          { at: 0, value: start },
          { at: 10, value: target },
        ]
        const ours = growthPace(path, 5, value) ?? NaN
        const theirs = growthRatio(start, target, value)
        expect(Math.abs(ours - theirs)).toBeLessThan(1e-9 * Math.max(1, Math.abs(theirs)))
      }),
    )
  })
})

test('a bare year is its last day, and years lie whole years apart', () => {
  expect(yearOf('2030-12-31') - yearOf('2020-12-31')).toBe(10)
  expect(yearOf('2024-12-31')).toBe(2025)
  expect(yearOf('2023-06-30')).toBeCloseTo(2023 + 181 / 365, 12)
})

test('the planned path runs from the baseline to 2030, then to 2050, then level', () => {
  const path = [
    { at: at(2020), value: 5 },
    { at: at(2030), value: 20 },
    { at: at(2050), value: 60 },
  ]
  expect([2019, 2020, 2025, 2030, 2040, 2050, 2060].map((year) => plannedAt(path, at(year)))).toEqual([
    null,
    5,
    12.5,
    20,
    40,
    60,
    60,
  ])
})

test.each([
  [20, 'met'],
  [13, 'on_track'],
  [12.2, 'on_track'],
  [12, 'lagging'],
  [9.5, 'lagging'],
  [9, 'off_track'],
  [5, 'off_track'],
  [4, 'reversing'],
])('operators 5 → 20: %d at the end of 2025 is %s', (value, standing) =>
  expect(answer(count, figure('2025-12-31', value))).toBe(standing),
)

describe('cannot tell, and why', () => {
  test.each<[string, Indicator, Observation[]]>([
    [
      'no_baseline',
      { ...count, baseline: { ...count.baseline, on: null, low: null } },
      [figure('2025-12-31', 9)],
    ],
    ['no_target', { ...count, targets: [] }, [figure('2025-12-31', 9)]],
    ['few_points', count, []],
    ['few_points', count, [figure('2020-12-31', 5, { reportedAt: new Date('2021-01-01') })]],
    ['stale', count, [figure('2024-08-01', 9)]],
    ['definition_changed', { ...count, version: 2 }, [figure('2025-12-31', 9)]],
    ['definition_changed', count, [figure('2025-12-31', 9, { status: 'B' })]],
    ['disputed', count, [figure('2025-12-31', 9), figure('2025-12-31', 13)]],
  ])('%s', (reason, indicator, figures) => {
    const { period } = indicator
    const patient =
      reason === 'few_points' ? { ...indicator, period: 'event' as const } : { ...indicator, period }
    expect(answer(patient, ...figures)).toBe(`cannot_tell: ${reason}`)
  })

  test('a target reached is met even without a baseline', () => {
    const bare = { ...count, baseline: { ...count.baseline, on: null, low: null } }
    expect(answer(bare, figure('2025-12-31', 20))).toBe('met')
  })
})

describe('when only some have reported', () => {
  const share: Indicator = {
    ...count,
    kind: 'yes_no_per_unit',
    baseline: { on: '2020-12-31', low: 0, high: 0, of: 100, note: null },
    targets: [{ on: '2030-12-31', kind: 'yes_no_per_unit', low: 80, high: 80, of: 100, note: null }],
  }
  const report = (value: number, reporters: number) => figure('2025-12-31', value, { reporters, of: 100 })

  test('the share lies between none and all of the silent', () =>
    expect(boundsOf('yes_no_per_unit', report(30, 60))).toEqual({ low: 0.3, high: 0.7 }))

  test.each([
    [45, 100, 'on_track'],
    [45, 60, 'on_track'],
    [30, 60, 'cannot_tell: few_reports'],
    [10, 90, 'off_track'],
    [10, 40, 'cannot_tell: few_reports'],
    [85, 90, 'met'],
  ])('%d positive among %d of 100: %s', (value, reporters, expected) =>
    expect(answer(share, report(value, reporters))).toBe(expected),
  )

  test('more reports never turn a good answer bad or a bad one good', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (a, b, c) => {
        const [positive = 0, few = 0, all = 0] = [a, b, c].sort((x, y) => x - y)
        const before = progress(share, [report(positive, few)], today).standing
        const silentYes = Math.round((all - few) / 2)
        const after = progress(share, [report(positive + silentYes, all)], today).standing
        const groups = { met: 1, on_track: 1, lagging: 2, off_track: 3, reversing: 3, cannot_tell: 0 }
        if (groups[before] !== 0) expect(groups[after]).toBe(groups[before])
      }),
    )
  })
})

describe('kinds with rules of their own', () => {
  const range = {
    ...count,
    kind: 'range' as const,
    targets: [{ on: '2030-12-31', kind: 'range' as const, low: 3, high: 5, of: null, note: null }],
    baseline: { ...count.baseline, low: 0, high: 0 },
  }
  test('the lower end of a range meets it', () => expect(answer(range, figure('2025-12-31', 3))).toBe('met'))

  const level = {
    ...count,
    kind: 'maturity' as const,
    baseline: { ...count.baseline, low: 0, high: 0 },
    targets: [{ on: '2030-12-31', kind: 'maturity' as const, low: 5, high: 5, of: null, note: null }],
  }
  test('maturity is on track at the level planned so far', () => {
    expect(answer(level, figure('2025-12-31', 2, { judges: 2 }))).toBe('on_track')
    expect(answer(level, figure('2025-12-31', 1, { judges: 3 }))).toBe('off_track')
    expect(answer(level, figure('2025-12-31', 2, { judges: 1 }))).toBe('cannot_tell: few_reports')
  })

  const milestone = {
    ...count,
    kind: 'milestone' as const,
    targets: [{ on: '2023-12-31', kind: 'milestone' as const, low: null, high: null, of: null, note: null }],
  }
  const reported = (on: string, state: 'started' | 'done' | 'accepted') =>
    progress(milestone, [figure(on, state === 'started' ? 0 : 1, { state })], today)

  test('a milestone is met, or late by so many months', () => {
    expect(reported('2023-06-01', 'done')).toMatchObject({ standing: 'met', lateMonths: null })
    expect(reported('2024-03-31', 'accepted')).toMatchObject({ standing: 'met', lateMonths: 3 })
    expect(reported('2026-02-28', 'started')).toMatchObject({ standing: 'off_track', lateMonths: 26 })
  })

  test('what was not done before the day says nothing of what happened since', () =>
    expect(reported('2023-06-01', 'started')).toMatchObject({ standing: 'cannot_tell', reason: 'stale' }))
})

test('a figure that was corrected counts no more', () => {
  const first = figure('2025-12-31', 9)
  expect(answer(count, first, figure('2025-12-31', 13, { corrects: first.id }))).toBe('on_track')
})

describe('ranges at the start and at the end', () => {
  const wide = { ...count, baseline: { ...count.baseline, low: 5, high: 10 } }
  test('a baseline between two numbers must lead to one answer from both', () => {
    // Half way to 20: planned 12.5 from 5, planned 15 from 10.
    expect(answer(wide, figure('2025-12-31', 15))).toBe('on_track')
    expect(answer(wide, figure('2025-12-31', 13))).toBe('cannot_tell: few_reports')
    expect(progress(wide, [figure('2025-12-31', 15)], today).pace).toEqual({ low: 1, high: 10 / 7.5 })
  })

  test('of “at least” the upper end is open: good as soon as the lower one is', () => {
    expect(answer(count, figure('2025-12-31', null, { low: 13 }))).toBe('on_track')
    expect(answer(count, figure('2025-12-31', null, { low: 9 }))).toBe('cannot_tell: few_reports')
  })

  test('an amount from those who reported is a lower bound', () =>
    expect(boundsOf('count', figure('2025-12-31', 9, { reporters: 3, of: 5 }))).toEqual({
      low: 9,
      high: Infinity,
    }))
})

describe('what falls', () => {
  const falling: Indicator = {
    ...count,
    direction: 'down',
    baseline: { ...count.baseline, low: 100, high: 100 },
    targets: [{ on: '2030-12-31', kind: 'count', low: 0, high: 0, of: null, note: null }],
  }
  test.each([
    [50, 'on_track'],
    [65, 'lagging'],
    [90, 'off_track'],
    [110, 'reversing'],
    [0, 'met'],
  ])('100 → 0: %d at half time is %s', (value, standing) =>
    expect(answer(falling, figure('2025-12-31', value))).toBe(standing),
  )

  test('a rate that falls is not on track because it is high', () =>
    expect(answer({ ...falling, kind: 'rate' }, figure('2025-12-31', 110))).toBe('reversing'))
})

describe('two methods', () => {
  const compounding = { ...count, compounds: true }
  test('growth is shown beside the linear pace where it says something else', () => {
    const { standing, growth } = progress(compounding, [figure('2025-12-31', 9)], today)
    expect(standing).toBe('off_track')
    expect(growth).toMatchObject({ standing: 'lagging' })
    expect(growth?.pace.low).toBeCloseTo(0.84, 2)
  })

  test('it is not shown where both agree, where nothing compounds, or where the start is zero', () => {
    expect(progress(compounding, [figure('2025-12-31', 13)], today).growth).toBeNull()
    expect(progress(count, [figure('2025-12-31', 9)], today).growth).toBeNull()
    const fromZero = { ...compounding, baseline: { ...count.baseline, low: 0, high: 0 } }
    expect(progress(fromZero, [figure('2025-12-31', 1)], today).growth).toBeNull()
  })

  test('between 2030 and 2050 growth is measured against the growth of both stretches', () => {
    const path = [
      { at: 0, value: 1 },
      { at: 1, value: 2 },
      { at: 3, value: 8 },
    ]
    expect(growthPace(path, 2, 4)).toBeCloseTo(1, 12)
    expect(growthPace(path, 1, 2)).toBeCloseTo(1, 12)
  })
})

describe('breaks', () => {
  test('no pace is computed across a break, and the distance to the target stays', () => {
    const series = [figure('2024-12-31', 12, { status: 'B' }), figure('2025-12-31', 13)]
    expect(progress(count, series, today)).toMatchObject({
      standing: 'cannot_tell',
      reason: 'definition_changed',
      pace: null,
      distance: { low: 7, high: 7 },
    })
  })

  test('a baseline on the near side of the break lets the pace begin anew', () => {
    const series = [figure('2020-12-31', 5, { status: 'B' }), figure('2025-12-31', 13)]
    expect(answer(count, ...series)).toBe('on_track')
  })

  test('a figure by another definition of the same day neither counts nor disputes', () =>
    expect(answer(count, figure('2025-12-31', 13), figure('2025-12-31', 9, { status: 'D' }))).toBe(
      'on_track',
    ))

  test('a forecast is no observation', () =>
    expect(answer(count, figure('2025-12-31', 20, { status: 'F' }))).toBe('cannot_tell: few_points'))
})

test('the newest day of each year is all that a standing takes from a series, the outlook included', () => {
  const days = fc.integer({ min: 0, max: 2200 })
  const rows = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 30 })), { maxLength: 40 })
  fc.assert(
    fc.property(rows, (drawn) => {
      const series = drawn.map(([days, value]) =>
        figure(new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10), value),
      )
      const newest = Map.groupBy(series, ({ on }) => on.slice(0, 4))
        .values()
        .toArray()
        .flatMap((year) => {
          const last = year
            .map(({ on }) => on)
            .sort()
            .at(-1)
          return year.filter(({ on }) => on === last)
        })
      expect(progress(count, newest, today)).toEqual(progress(count, series, today))
    }),
  )
})
