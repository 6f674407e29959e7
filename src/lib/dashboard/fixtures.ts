import type { IndicatorContent, ObservationContent, ObservationReport } from './input.ts'

const source = { title: 'The register of wells', place: 'Page 1', url: null }
const nothing = { low: null, high: null, note: null }

/** An indicator of the sample plan, in invented words, for tests. */
export const sampleIndicator = (given: Partial<IndicatorContent> = {}): IndicatorContent => ({
  code: 'A1.1',
  objective: 'A1',
  title: { en: 'Wells in use', es: 'Pozos en uso' },
  kind: 'count',
  unit: { en: 'wells', es: 'pozos' },
  direction: 'up',
  sourceType: 'reported',
  period: 'year',
  compounds: false,
  definition: {
    en: 'Wells from which somebody drew water that year.',
    es: 'Pozos de los que alguien sacó agua ese año.',
  },
  method: { en: 'Counted by the keepers.', es: 'Contados por los guardianes.' },
  denominator: null,
  reportingUnits: null,
  source,
  baseline: { on: '2020-12-31', low: 5, high: 5, of: null, note: null },
  targets: [
    { ...nothing, on: '2030-12-31', kind: 'count', low: 20, high: 20, of: null },
    { ...nothing, on: '2050-12-31', kind: 'count', low: 60, high: 60, of: null },
  ],
  owner: 'Secretariat',
  related: [],
  ...given,
})

export const sampleShare = (): IndicatorContent =>
  sampleIndicator({
    code: 'A1.2',
    title: { en: 'Wells with a keeper' },
    kind: 'yes_no_per_unit',
    unit: { en: 'wells' },
    baseline: { on: '2020-12-31', low: 7, high: 7, of: 20, note: null },
    targets: [{ ...nothing, on: '2030-12-31', kind: 'yes_no_per_unit', low: 20, high: 20, of: 20 }],
    owner: 'STC',
  })

export const sampleMilestone = (): IndicatorContent =>
  sampleIndicator({
    code: 'A1.3',
    title: { en: 'Map of wells' },
    kind: 'milestone',
    unit: { en: 'state' },
    period: 'event',
    baseline: { on: null, of: null, ...nothing },
    targets: [{ ...nothing, on: '2023-12-31', kind: 'milestone', of: null }],
  })

const blank = {
  low: null,
  high: null,
  reporters: null,
  of: null,
  state: null,
  judges: null,
  kappa: null,
  status: 'A',
  part: null,
  readingRule: null,
} as const

export const sampleReport = (given: Partial<ObservationReport> = {}): ObservationReport => ({
  ...blank,
  on: '2025-12-31',
  value: 13,
  unit: 'well',
  source,
  corrects: null,
  ...given,
})

export const sampleFigure = (given: Partial<ObservationContent> = {}): ObservationContent => ({
  ...blank,
  indicator: 'A1.1',
  on: '2020-12-31',
  value: 5,
  unit: 'well',
  source,
  ...given,
})
