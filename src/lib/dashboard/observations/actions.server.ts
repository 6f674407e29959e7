import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { indicator } from '../definitions/store.server.ts'
import type { Indicator } from '../indicator.ts'
import type { ObservationReport } from '../input.ts'
import { dashboardRules } from '../rules.ts'
import { fitted } from './fitting.ts'
import { figuresOf } from './log.ts'
import type { Observation } from './observation.ts'
import { addObservation, markChecked, observation } from './store.server.ts'

/** Enters a figure; one that corrects another stands beside it from then on and takes its place. */
export async function reportObservation(
  context: Context,
  key: string,
  report: ObservationReport,
): Promise<Observation> {
  allow(dashboardRules.dashboard_report, context.actor)
  return context.write(async (write) =>
    enterReport(write, context, orMissing(await indicator(write, key)), report),
  )
}

export type Imported = { indicator: string; report: ObservationReport; id: string | null }

/** Enters many figures, all or none of them. What corrects another line of the same file corrects what became of it. */
export async function importObservations(context: Context, given: readonly Imported[]): Promise<number> {
  allow(dashboardRules.dashboard_import, context.actor)
  const became = new Map<string, string>()
  await context.write(async (write) => {
    for (const { indicator: key, report, id } of given) {
      const corrects = report.corrects && (became.get(report.corrects) ?? report.corrects)
      const measured = orMissing(await indicator(write, key))
      const entered = await enterReport(write, context, measured, { ...report, corrects })
      if (id) became.set(id, entered.id)
    }
  })
  return given.length
}

async function enterReport(
  write: Write,
  context: Context,
  measured: Indicator,
  report: ObservationReport,
): Promise<Observation> {
  if (report.on > context.now().toISOString().slice(0, 10) && report.status !== 'F')
    throw new Refusal('invalid', 'platform_invalid', {}, { on: 'dashboard_day_to_come' })
  if (report.corrects) {
    const earlier = orMissing(await observation(write, report.corrects))
    if (earlier.indicatorId !== measured.id) throw new Refusal('invalid', 'dashboard_corrects_another')
  }
  return insertFigure(write, context, measured, { ...fitted(measured, report), counter: null })
}

/** A second person vouches for a figure; nobody checks their own. */
export async function checkObservation(context: Context, id: string): Promise<void> {
  allow(dashboardRules.dashboard_check, context.actor)
  await context.write(async (write) => {
    const entered = orMissing(await observation(write, id))
    if (entered.reportedBy !== null && entered.reportedBy === context.actor.id)
      throw new Refusal('forbidden', 'dashboard_not_ones_own')
    if (!(await markChecked(write, id, context.actor.id, context.now())))
      throw new Refusal('conflict', 'dashboard_already_checked')
    const measured = orMissing(await indicator(write, entered.indicatorId))
    await logEvent(write, context, {
      verb: 'dashboard.observation_checked',
      kind: 'dashboard.observation',
      subject: id,
      touches: [measured.id, measured.objectiveId],
    })
  })
}

export type Figure = Omit<
  Observation,
  'id' | 'indicatorId' | 'indicatorVersion' | 'reportedBy' | 'reportedAt' | 'checkedBy' | 'checkedAt'
>

/** One figure into table and log; the log holds every number of it. */
export async function insertFigure(
  write: Write,
  context: Context,
  measured: Pick<Indicator, 'id' | 'objectiveId' | 'version'>,
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
  await logEvent(write, context, {
    verb: 'dashboard.observed',
    kind: 'dashboard.observation',
    subject: entered.id,
    touches: [measured.id, measured.objectiveId, ...(entered.corrects ? [entered.corrects] : [])],
    data: figuresOf(entered),
  })
  return entered
}
