import { today } from '#lib/platform/day.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent, logEvents } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { keepExchange, markUndone, recordsOf } from '#lib/traits/index.server.ts'
import { indicator } from '../definitions/store.server.ts'
import type { Indicator } from '../indicator.ts'
import type { ObservationReport } from '../input.ts'
import { dashboardRules } from '../rules.ts'
import { fitted } from './fitting.ts'
import { figuresOf } from './log.ts'
import type { Observation } from './observation.ts'
import {
  addObservations,
  correctionsOf,
  markChecked,
  observation,
  withdrawObservations,
} from './store.server.ts'

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

/** The kind under which files of figures are kept. */
export const figureKind = 'dashboard.observation'

/**
 * Enters the figures of a file, all or none of them, to be undone as a whole. What corrects another line of the same file
 * corrects what became of it.
 */
export async function importObservations(
  context: Context,
  given: readonly Imported[],
  { name, lines }: { name: string | null; lines: number },
): Promise<number> {
  allow(dashboardRules.dashboard_import, context.actor)
  if (!given.length) return 0
  const became = new Map<string, string>()
  const measured = new Map<string, Indicator>()
  await context.write(async (write) => {
    const records: string[] = []
    for (const { indicator: key, report, id } of given) {
      const corrects = report.corrects && (became.get(report.corrects) ?? report.corrects)
      const own = measured.get(key) ?? orMissing(await indicator(write, key))
      measured.set(key, own)
      const entered = await enterReport(write, context, own, { ...report, corrects })
      if (id) became.set(id, entered.id)
      records.push(entered.id)
    }
    await keepExchange(write, context, { kind: figureKind, name, lines, records })
  })
  return given.length
}

/** Takes back all figures of a file; those that they corrected count again. Refused once others have corrected one of them. */
export async function undoImport(context: Context, id: string): Promise<number> {
  allow(dashboardRules.dashboard_import, context.actor)
  return context.write(async (write) => {
    if (!(await markUndone(write, context, figureKind, id)))
      throw new Refusal('conflict', 'traits_exchange_undone')
    const records = await recordsOf(write, id)
    const own = new Set(records)
    const later = [...(await correctionsOf(write, records)).values()].filter((each) => !own.has(each))
    if (later.length) throw new Refusal('conflict', 'dashboard_import_worked_on', { count: later.length })
    for (const record of records) {
      const figure = orMissing(await observation(write, record))
      const measured = orMissing(await indicator(write, figure.indicatorId))
      await logEvent(write, context, {
        verb: 'dashboard.observation_withdrawn',
        kind: figureKind,
        subject: record,
        touches: [measured.id, measured.objectiveId, ...(figure.corrects ? [figure.corrects] : [])],
      })
    }
    await withdrawObservations(write, records, context.now())
    return records.length
  })
}

async function enterReport(
  write: Write,
  context: Context,
  measured: Indicator,
  report: ObservationReport,
): Promise<Observation> {
  if (report.on > today(context) && report.status !== 'F')
    throw new Refusal('invalid', 'platform_invalid', {}, { on: 'dashboard_day_to_come' })
  if (report.corrects) {
    const earlier = orMissing(await observation(write, report.corrects))
    if (earlier.indicatorId !== measured.id) throw new Refusal('invalid', 'dashboard_corrects_another')
  }
  return insertFigure(write, context, measured, { ...fitted(measured, report), counter: null })
}

/** A second person vouches for a figure; never the one who reported it. */
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

/** A figure into table and log; the log holds every number of it. */
export async function insertFigure(
  write: Write,
  context: Context,
  measured: Measured,
  figure: Figure,
): Promise<Observation> {
  const [entered] = await insertFigures(write, context, [{ measured, figure }])
  return orMissing(entered)
}

type Measured = Pick<Indicator, 'id' | 'objectiveId' | 'version'>

export async function insertFigures(
  write: Write,
  context: Context,
  figures: readonly { measured: Measured; figure: Figure }[],
): Promise<Observation[]> {
  const entered = figures.map(({ measured, figure }): Observation => ({
    ...figure,
    id: context.newId(),
    indicatorId: measured.id,
    indicatorVersion: measured.version,
    reportedBy: context.actor.id,
    reportedAt: context.now(),
    checkedBy: null,
    checkedAt: null,
  }))
  await addObservations(write, entered)
  const events = entered.map((observation, index) => {
    const { id, objectiveId } = orMissing(figures[index]).measured
    const { corrects } = observation
    return {
      verb: 'dashboard.observed',
      kind: 'dashboard.observation',
      subject: observation.id,
      touches: [id, objectiveId, ...(corrects ? [corrects] : [])],
      data: figuresOf(observation),
    }
  })
  await logEvents(write, context, events)
  return entered
}
