import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'

/** Operators from 5 to 20 and 60, for tests. */
export const count: Indicator = {
  id: 'i',
  code: 'E1.1',
  objectiveId: 'o',
  kind: 'count',
  direction: 'up',
  sourceType: 'reported',
  period: 'year',
  owner: 'STC',
  related: [],
  signedAt: null,
  compounds: false,
  denominator: null,
  reportingUnits: null,
  title: {},
  unit: {},
  definition: {},
  method: {},
  source: { title: '', place: '', url: null },
  version: 1,
  baseline: { on: '2020-12-31', low: 5, high: 5, of: null, note: null },
  targets: [
    { on: '2030-12-31', kind: 'count', low: 20, high: 20, of: null, note: null },
    { on: '2050-12-31', kind: 'count', low: 60, high: 60, of: null, note: null },
  ],
}

let made = 0
/** A figure of it, reported and checked. */
export const figure = (on: string, value: number | null, more: Partial<Observation> = {}): Observation => ({
  id: `f${++made}`,
  indicatorId: 'i',
  indicatorVersion: 1,
  on,
  value,
  low: null,
  high: null,
  reporters: null,
  of: null,
  state: null,
  judges: null,
  kappa: null,
  unit: 'operator',
  status: 'A',
  part: null,
  source: { title: 'a report', place: null, url: null },
  readingRule: null,
  counter: null,
  corrects: null,
  reportedBy: null,
  reportedAt: new Date('2026-01-15'),
  checkedBy: null,
  checkedAt: null,
  ...more,
})
