import { z } from 'zod'
import { measureKinds } from '#lib/plan/index.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { directions, owners, periods, sourceTypes, type Owner } from './indicator.ts'
import { milestoneStates, statuses, type Status } from './observations/observation.ts'

const localised = z.partialRecord(z.enum(locales), z.string().trim().min(1))
const figure = z.number().nullable()
const day = z.iso.date()
const level = z.number().nonnegative().nullable().default(null)
export const indicatorCode = z.string().regex(/^[A-F][1-6]\.[0-9]{1,2}$/)
export const status = z.enum(Object.keys(statuses) as [Status])
export const owner = z.enum(Object.keys(owners) as [Owner])

const baseline = z.object({
  on: day.nullable(),
  low: figure,
  high: figure,
  of: figure,
  note: localised.nullable(),
})
const target = z.object({
  on: day,
  kind: z.enum(measureKinds),
  low: figure,
  high: figure,
  of: figure,
  note: localised.nullable(),
})

const definition = z.object({
  title: localised,
  kind: z.enum(measureKinds),
  unit: localised,
  direction: z.enum(directions),
  sourceType: z.enum(sourceTypes),
  period: z.enum(periods),
  compounds: z.boolean().default(false),
  definition: localised,
  method: localised,
  denominator: localised.nullable().default(null),
  reportingUnits: localised.nullable().default(null),
  source: z.object({ title: z.string(), place: z.string(), url: z.string().nullable() }),
  baseline,
  targets: z.array(target),
})

export const indicatorContent = definition.extend({
  code: indicatorCode,
  objective: z.string(),
  owner,
  related: z.array(indicatorCode),
})
export type IndicatorContent = z.output<typeof indicatorContent>

const part = z
  .object({
    by: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
    title: localised,
  })
  .nullable()

const figures = z.object({
  on: day,
  value: figure.default(null),
  low: figure.default(null),
  high: figure.default(null),
  reporters: level,
  of: level,
  state: z.enum(milestoneStates).nullable().default(null),
  judges: z.int().min(1).nullable().default(null),
  kappa: z.number().min(-1).max(1).nullable().default(null),
  unit: z.string().trim().min(1).max(60),
  status: status.default('A'),
})

export const observationContent = figures.extend({
  indicator: indicatorCode,
  part,
  source: z.object({ title: z.string(), place: z.string().nullable(), url: z.string().nullable() }),
  readingRule: localised.nullable(),
})
export type ObservationContent = z.output<typeof observationContent>

type Figures = Pick<
  z.output<typeof figures>,
  'value' | 'low' | 'high' | 'reporters' | 'of' | 'state' | 'status'
>
const isGap = ({ status }: Figures) => status === 'O' || status === 'M'
const isGiven = ({ value, low, high, state }: Figures) => (value ?? low ?? high ?? state) !== null

/** What no figure may be, whatever its kind: each with the field that is told so. */
const wrongs: readonly [path: string, message: string, isWrong: (figures: Figures) => boolean][] = [
  ['value', 'dashboard_value_or_reason', (given) => !isGiven(given) && !isGap(given)],
  ['value', 'dashboard_gap_with_value', (given) => isGiven(given) && isGap(given)],
  ['low', 'dashboard_low_above_value', ({ value, low }) => value !== null && low !== null && low > value],
  [
    'high',
    'dashboard_high_below_value',
    ({ value, high }) => value !== null && high !== null && high < value,
  ],
  ['low', 'dashboard_low_above_high', ({ low, high }) => low !== null && high !== null && low > high],
  ['of', 'dashboard_of_zero', ({ of }) => of === 0],
  ['reporters', 'dashboard_reporters_above_of', ({ reporters, of }) => (reporters ?? 0) > (of ?? Infinity)],
]

export const wrongsIn = (given: Figures): [path: string, message: string][] =>
  wrongs.flatMap(([path, message, isWrong]) => (isWrong(given) ? [[path, message]] : []))

/** A figure that a person or a program reports. */
export const observationReport = figures
  .extend({
    part: part.default(null),
    source: z.object({
      title: z.string().trim().min(3, 'dashboard_source_wanted').max(300),
      place: z.string().trim().max(300).nullable().default(null),
      url: z
        .url({ protocol: /^https?$/, message: 'dashboard_url_wrong' })
        .nullable()
        .default(null),
    }),
    readingRule: localised.nullable().default(null),
    corrects: z.uuid().nullable().default(null),
  })
  .superRefine((given, problems) => {
    for (const [path, message] of wrongsIn(given))
      problems.addIssue({ code: 'custom', path: [path], message })
  })
export type ObservationReport = z.output<typeof observationReport>

/** A new version of a definition, in one language; what is not given stays as it was. */
export const definitionProposal = definition
  .pick({ direction: true, sourceType: true, period: true, compounds: true, kind: true })
  .extend({
    title: z.string().trim().min(3, 'dashboard_text_wanted').max(200),
    unit: z.string().trim().min(1, 'dashboard_text_wanted').max(100),
    definition: z.string().trim().min(10, 'dashboard_text_wanted').max(4000),
    method: z.string().trim().min(10, 'dashboard_text_wanted').max(4000),
    denominator: z.string().trim().max(1000),
    reportingUnits: z.string().trim().max(1000),
    reason: z.string().trim().min(10, 'dashboard_reason_wanted').max(2000),
    baseline: baseline.omit({ note: true }),
    targets: z.array(target.omit({ note: true })),
  })
export type DefinitionProposal = z.output<typeof definitionProposal>
