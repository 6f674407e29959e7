import { expect, test } from 'vitest'
import type { Fitting } from './observations/fitting.ts'
import { reportForm } from './report.ts'

const baseline = { on: null, low: null, high: null, of: 196, note: null }
const definition: Fitting = { kind: 'yes_no_per_unit', baseline, targets: [] }
const form = reportForm('en', { definition, unit: 'country', today: '2026-06-30' })
const sound = { on: '2025-12-31', value: '12', reporters: '40', source_title: 'Register' }

const problemsOf = (typed: Record<string, string>) =>
  Object.fromEntries(
    form
      .safeParse({ ...sound, ...typed })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [],
  )

test('a sound report is read; the number laid down stays out of it', () => {
  expect(form.parse(sound)).toMatchObject({ value: 12, reporters: 40, of: null, unit: 'country' })
})

test('everything that is wrong comes back at once, each rule beside what could not be read', () => {
  expect(problemsOf({ low: '300', reporters: '900', source_title: '' })).toEqual({
    low: 'dashboard_low_above_value',
    reporters: 'dashboard_reporters_above_of',
    source_title: 'dashboard_source_wanted',
  })
  expect(problemsOf({ value: '', low: '300', high: '310', reporters: '900' })).toEqual({
    low: 'dashboard_value_above_of',
    high: 'dashboard_value_above_of',
    reporters: 'dashboard_reporters_above_of',
  })
  expect(problemsOf({ on: '2026-07-01', value: 'many', reporters: '900', source_url: 'nowhere' })).toEqual({
    on: 'dashboard_day_to_come',
    value: 'platform_not_a_number',
    reporters: 'dashboard_reporters_above_of',
    source_url: 'dashboard_url_wrong',
  })
})
