import { z } from 'zod'
import { moment, operation } from '#lib/platform/operations.ts'
import { found } from '#lib/platform/refusal.ts'
import { measureKinds } from '#lib/plan/index.ts'
import { reportObservation } from './actions.server.ts'
import { directions, periods, sourceTypes } from './indicator.ts'
import { observationReport, status } from './input.ts'
import { dashboardRules } from './rules.ts'
import { indicator, indicators, observations } from './store.server.ts'

const localised = z.record(z.string(), z.string())
const figure = z.number().nullable()
const source = z.object({ title: z.string(), place: z.string().nullable(), url: z.string().nullable() })

const indicatorItem = z
  .object({
    id: z.uuid(),
    code: z.string(),
    objectiveId: z.uuid(),
    title: localised,
    kind: z.enum(measureKinds),
    unit: localised,
    direction: z.enum(directions),
    sourceType: z.enum(sourceTypes),
    period: z.enum(periods),
    owner: z.string(),
    related: z.array(z.string()),
    definition: localised,
    method: localised,
    source,
    version: z.int(),
    baseline: z.object({
      on: z.iso.date().nullable(),
      low: figure,
      high: figure,
      of: figure,
      note: localised.nullable(),
    }),
    targets: z.array(
      z.object({
        on: z.iso.date(),
        kind: z.enum(measureKinds),
        low: figure,
        high: figure,
        of: figure,
        note: localised.nullable(),
      }),
    ),
  })
  .meta({ id: 'Indicator' })

const observationItem = z
  .object({
    id: z.uuid(),
    indicatorId: z.uuid(),
    indicatorVersion: z.int(),
    on: z.iso.date(),
    value: figure,
    low: figure,
    high: figure,
    reporters: figure,
    of: figure,
    unit: z.string(),
    status,
    part: z.object({ by: z.string(), code: z.string(), title: localised }).nullable(),
    source,
    readingRule: localised.nullable(),
    corrects: z.uuid().nullable(),
    reportedAt: moment,
    checkedAt: moment.nullable(),
  })
  .meta({ id: 'Observation' })

export const dashboardOperations = [
  operation({
    name: 'dashboard.indicators.list',
    method: 'GET',
    path: '/indicators',
    summary: 'What is measured, for which objective, and how.',
    input: z.object({}),
    output: z.object({ items: z.array(indicatorItem) }),
    allowed: dashboardRules.dashboard_read,
    run: async ({ read }) => ({ items: await indicators(read) }),
  }),
  operation({
    name: 'dashboard.observations.list',
    method: 'GET',
    path: '/indicators/{id}/observations',
    summary: 'The figures of one indicator, by id or code, in the order of their days.',
    input: z.object({
      id: z.string(),
      after: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
    }),
    output: z.object({ items: z.array(observationItem), next: z.uuid().nullable() }),
    allowed: dashboardRules.dashboard_read,
    async run({ read }, { id, after, limit }) {
      const measured = found(await indicator(read, id))
      const items = await observations(read, measured.id, { after, limit })
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null }
    },
  }),
  operation({
    name: 'dashboard.observations.report',
    method: 'POST',
    path: '/indicators/{id}/observations',
    summary: 'Reports a figure, or corrects an earlier one.',
    input: observationReport.safeExtend({ id: z.string() }),
    output: observationItem,
    allowed: dashboardRules.dashboard_report,
    run: (context, { id, ...report }) => reportObservation(context, id, report),
  }),
]
