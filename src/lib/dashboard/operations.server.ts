import { dayOf } from '#lib/platform/day.ts'
import { z } from 'zod'
import { moment, operation } from '#lib/platform/operations.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { measureKinds } from '#lib/plan/index.ts'
import { indicator, indicators } from './definitions/store.server.ts'
import { directions, periods, sourceTypes } from './indicator.ts'
import { observationReport, owner, status } from './input.ts'
import { reportObservation } from './observations/actions.server.ts'
import { milestoneStates } from './observations/observation.ts'
import { observations } from './observations/store.server.ts'
import { dataFacts } from './progress/data.ts'
import type { Range } from './progress/distance.ts'
import { reasons, progressStatuses } from './progress/progress.ts'
import { doubts, isProvisional, verdicts } from './progress/status.ts'
import { judgedOn, type Judged } from './progress/view.server.ts'
import { dashboardRules } from './rules.ts'

const localised = z.record(z.string(), z.string())
const figure = z.number().nullable()
const source = z.object({ title: z.string(), place: z.string().nullable(), url: z.string().nullable() })
const day = z.iso.date()

const targetItem = z
  .object({
    on: day,
    kind: z.enum(measureKinds),
    low: figure,
    high: figure,
    of: figure,
    note: localised.nullable(),
  })
  .meta({ id: 'Target' })

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
    compounds: z.boolean(),
    owner,
    related: z.array(z.string()),
    definition: localised,
    method: localised,
    denominator: localised.nullable(),
    reportingUnits: localised.nullable(),
    source,
    version: z.int(),
    signedAt: moment.nullable(),
    baseline: z.object({
      on: day.nullable(),
      low: figure,
      high: figure,
      of: figure,
      note: localised.nullable(),
    }),
    targets: z.array(targetItem),
  })
  .meta({ id: 'Indicator' })

const observationItem = z
  .object({
    id: z.uuid(),
    indicatorId: z.uuid(),
    indicatorVersion: z.int(),
    on: day,
    value: figure,
    low: figure,
    high: figure,
    reporters: figure,
    of: figure,
    state: z.enum(milestoneStates).nullable(),
    judges: z.int().nullable(),
    kappa: figure,
    unit: z.string(),
    status,
    part: z.object({ by: z.string(), code: z.string(), title: localised }).nullable(),
    source,
    readingRule: localised.nullable(),
    counter: z.string().nullable(),
    corrects: z.uuid().nullable(),
    reportedAt: moment,
    checkedAt: moment.nullable(),
  })
  .meta({ id: 'Observation' })

const range = z.object({ low: figure, high: figure }).nullable()

const statusItem = z
  .object({
    verdict: z.enum(verdicts),
    isProvisional: z.boolean(),
    doubts: z.array(z.enum(doubts)),
    data: z.enum(dataFacts),
    freshness: z.object({
      on: day.nullable(),
      ageYears: figure,
      isOutOfDate: z.boolean(),
      overdueSince: day.nullable(),
    }),
    distance: z
      .object({
        targetOn: day,
        isReached: z.boolean().nullable(),
        missing: range,
        monthsLeft: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'Status' })

const progressItem = z
  .object({
    indicator: z.string(),
    version: z.int(),
    on: day,
    status: statusItem,
    standing: z
      .enum(progressStatuses)
      .meta({ deprecated: true, description: 'Kept for one release: ask `status.verdict` instead.' }),
    reason: z.enum(reasons).nullable(),
    pace: range,
    growth: z.object({ standing: z.enum(progressStatuses), pace: range }).nullable(),
    distance: range,
    target: targetItem.nullable(),
    figure: observationItem.nullable(),
    lateMonths: z.int().nullable(),
    outlook: z
      .object({
        expected: z.number(),
        low: z.number(),
        high: z.number(),
        chance: z.number(),
        points: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'Progress' })

/** An unknown end is infinite; JSON knows no infinity. */
const finite = (ends: Range | null) =>
  ends && {
    low: Number.isFinite(ends.low) ? ends.low : null,
    high: Number.isFinite(ends.high) ? ends.high : null,
  }

const asStatus = ({ verdict, doubts, data, freshness, distance }: Judged['status']) => ({
  verdict,
  isProvisional: isProvisional({ verdict, doubts }),
  doubts,
  data,
  freshness,
  distance: distance && {
    ...distance,
    targetOn: distance.target.on,
    missing: finite(distance.missing),
  },
})

const asItem = ({ indicator: { code, version }, status }: Judged, on: string) => ({
  ...status.pace,
  status: asStatus(status),
  indicator: code,
  version,
  on,
  pace: finite(status.pace.pace),
  distance: finite(status.pace.distance),
  growth: status.pace.growth && { ...status.pace.growth, pace: finite(status.pace.growth.pace) },
})

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
    name: 'dashboard.indicators.one',
    method: 'GET',
    path: '/indicators/{id}',
    summary: 'One indicator by the definition in use, by id or code.',
    input: z.object({ id: z.string() }),
    output: indicatorItem,
    allowed: dashboardRules.dashboard_read,
    run: async ({ read }, { id }) => orMissing(await indicator(read, id)),
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
      const measured = orMissing(await indicator(read, id))
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
  operation({
    name: 'dashboard.progress.one',
    method: 'GET',
    path: '/indicators/{id}/progress',
    summary:
      'How one indicator stands on a day: what there is, how old, how far from the target, and the verdict.',
    input: z.object({ id: z.string(), on: day.optional() }),
    output: progressItem,
    allowed: dashboardRules.dashboard_read,
    async run({ read, now }, { id, on = dayOf(now()) }) {
      const measured = orMissing(await indicator(read, id))
      const [judged] = await judgedOn(read, [measured], on, [measured.id])
      return asItem(orMissing(judged), on)
    },
  }),
  operation({
    name: 'dashboard.progress.list',
    method: 'GET',
    path: '/progress',
    summary:
      'How every indicator stands on a day: what there is, how old, how far from the target, and the verdict.',
    input: z.object({ on: day.optional() }),
    output: z.object({ items: z.array(progressItem) }),
    allowed: dashboardRules.dashboard_read,
    async run({ read, now }, { on = dayOf(now()) }) {
      const judged = await judgedOn(read, await indicators(read), on)
      return { items: judged.map((one) => asItem(one, on)) }
    },
  }),
]
