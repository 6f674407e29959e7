import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { record } from '#lib/platform/events.server.ts'
import { found, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { objectives } from '#lib/plan/index.server.ts'
import { link } from '#lib/traits/index.server.ts'
import type { Indicator, Observation } from './indicator.ts'
import type { IndicatorContent, ObservationContent, ObservationReport } from './input.ts'
import { dashboardRules } from './rules.ts'
import {
  addIndicator,
  addObservation,
  indicator,
  indicators,
  markChecked,
  observation,
} from './store.server.ts'

/** Enters the indicators of the starter content that are not there yet, with the figures known of them. */
export async function loadIndicators(
  context: Context,
  definitions: IndicatorContent[],
  figures: ObservationContent[],
): Promise<number> {
  allow(dashboardRules.dashboard_load, context.actor)
  return context.write(async (write) => {
    const known = new Set((await indicators(write)).map(({ code }) => code))
    const objectiveIds = new Map((await objectives(write)).map(({ code, id }) => [code, id]))
    const fresh = definitions.filter(({ code }) => !known.has(code))
    for (const { objective, ...definition } of fresh) {
      const entered: Indicator = {
        ...definition,
        id: context.newId(),
        objectiveId: found(objectiveIds.get(objective)),
        version: 1,
      }
      await addIndicator(write, entered)
      await link(write, context, { from: entered.id, to: entered.objectiveId, type: 'measures' })
      await record(write, context, {
        verb: 'dashboard.indicator_defined',
        kind: 'dashboard.indicator',
        subject: entered.id,
        touches: [entered.objectiveId],
        data: { version: 1 },
      })
      for (const figure of figures)
        if (figure.indicator === entered.code)
          await enter(write, context, entered, { ...figure, corrects: null })
    }
    return fresh.length
  })
}

/** Enters a figure; one that corrects another stands beside it from then on and takes its place. */
export async function reportObservation(
  context: Context,
  key: string,
  report: ObservationReport,
): Promise<Observation> {
  allow(dashboardRules.dashboard_report, context.actor)
  return context.write(async (write) => {
    const measured = found(await indicator(write, key))
    if (report.corrects) {
      const earlier = found(await observation(write, report.corrects))
      if (earlier.indicatorId !== measured.id) throw new Refusal('invalid', 'dashboard_corrects_another')
    }
    return enter(write, context, measured, { ...report, part: null })
  })
}

/** A second person vouches for a figure; nobody checks their own. */
export async function checkObservation(context: Context, id: string): Promise<void> {
  allow(dashboardRules.dashboard_check, context.actor)
  await context.write(async (write) => {
    const entered = found(await observation(write, id))
    if (entered.reportedBy !== null && entered.reportedBy === context.actor.id)
      throw new Refusal('forbidden', 'dashboard_not_ones_own')
    if (!(await markChecked(write, id, context.actor.id, context.now())))
      throw new Refusal('conflict', 'dashboard_already_checked')
    const measured = found(await indicator(write, entered.indicatorId))
    await record(write, context, {
      verb: 'dashboard.observation_checked',
      kind: 'dashboard.observation',
      subject: id,
      touches: [measured.id, measured.objectiveId],
    })
  })
}

type Figure = Omit<
  Observation,
  'id' | 'indicatorId' | 'indicatorVersion' | 'reportedBy' | 'reportedAt' | 'checkedBy' | 'checkedAt'
>

async function enter(
  write: Write,
  context: Context,
  measured: Indicator,
  figure: Figure,
): Promise<Observation> {
  const entered: Observation = {
    ...figure,
    id: context.newId(),
    indicatorId: measured.id,
    indicatorVersion: measured.version,
    reportedBy: context.actor.id,
    reportedAt: context.now(),
    checkedBy: null,
    checkedAt: null,
  }
  await addObservation(write, entered)
  const { value, low, high, reporters, of, on, status, corrects, part } = entered
  await record(write, context, {
    verb: 'dashboard.observed',
    kind: 'dashboard.observation',
    subject: entered.id,
    touches: [measured.id, measured.objectiveId, ...(corrects ? [corrects] : [])],
    data: { value, low, high, reporters, of, on, status, part: part && `${part.by}:${part.code}` },
  })
  return entered
}
