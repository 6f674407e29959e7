import { z } from 'zod'
import { measureKinds } from '#lib/plan/index.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { directions, periods, sourceTypes, statuses, type Status } from './indicator.ts'

const localised = z.partialRecord(z.enum(locales), z.string().trim().min(1))
const figure = z.number().nullable()
const day = z.iso.date()
export const indicatorCode = z.string().regex(/^[A-F][1-6]\.[0-9]{1,2}$/)
export const status = z.enum(Object.keys(statuses) as [Status])

export const indicatorContent = z.object({
  code: indicatorCode,
  objective: z.string(),
  title: localised,
  kind: z.enum(measureKinds),
  unit: localised,
  direction: z.enum(directions),
  sourceType: z.enum(sourceTypes),
  period: z.enum(periods),
  definition: localised,
  method: localised,
  source: z.object({ title: z.string(), place: z.string(), url: z.string().nullable() }),
  owner: z.string(),
  baseline: z.object({
    on: day.nullable(),
    low: figure,
    high: figure,
    of: figure,
    note: localised.nullable(),
  }),
  targets: z.array(
    z.object({
      on: day,
      kind: z.enum(measureKinds),
      low: figure,
      high: figure,
      of: figure,
      note: localised.nullable(),
    }),
  ),
  related: z.array(indicatorCode),
})
export type IndicatorContent = z.output<typeof indicatorContent>

const figures = z.object({
  on: day,
  value: figure,
  low: figure.default(null),
  high: figure.default(null),
  reporters: figure.default(null),
  of: figure.default(null),
  unit: z.string().trim().min(1).max(60),
  status: status.default('A'),
})

export const observationContent = figures.extend({
  indicator: indicatorCode,
  part: z.object({ by: z.string(), code: z.string(), title: localised }).nullable(),
  source: z.object({ title: z.string(), place: z.string().nullable(), url: z.string().nullable() }),
  readingRule: localised.nullable(),
})
export type ObservationContent = z.output<typeof observationContent>

/** A figure that a person or a program reports. */
export const observationReport = figures
  .extend({
    source: z.object({
      title: z.string().trim().min(3).max(300),
      place: z.string().trim().max(300).nullable().default(null),
      url: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null),
    }),
    readingRule: localised.nullable().default(null),
    corrects: z.uuid().nullable().default(null),
  })
  .refine(
    ({ value, low, high, status }) => (value ?? low ?? high) !== null || status === 'O' || status === 'M',
    {
      path: ['value'],
      message: 'dashboard_value_or_reason',
    },
  )
  .refine(({ value, low, high }) => value === null || ((low ?? value) <= value && value <= (high ?? value)), {
    path: ['low'],
    message: 'dashboard_value_outside_bounds',
  })
export type ObservationReport = z.output<typeof observationReport>
