import { dayOf } from '#lib/platform/day.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Countable } from '#lib/platform/countable.ts'
import { consumeEvents } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { indicator } from '../definitions/store.server.ts'
import { insertFigure } from '../observations/actions.server.ts'
import { counted } from '../observations/store.server.ts'
import { dashboardRules } from '../rules.ts'
import { countsOf } from './count.ts'

/** The job that counts: those named in its data, or all. */
export const countingJob = 'dashboard.count_records'

/**
 * Reads on in the log and orders a new count of what the events may have changed. Order and place in the log are one
 * transaction: no event is missed, none is counted for twice.
 */
export async function followRecords(
  context: Pick<Context, 'write' | 'send'>,
  sources: readonly Countable[],
): Promise<void> {
  let read: number
  do
    read = await consumeEvents(context, 'dashboard.records', async (write, events) => {
      const kinds = new Set(events.map(({ kind }) => kind))
      const due = sources.filter(({ kind }) => kinds.has(kind))
      if (due.length) await context.send(write, countingJob, { names: due.map(({ name }) => name) })
    })
  while (read)
}

/** Counts records anew. A number that changed becomes a correction; one that did not leaves no trace. */
export async function countRecords(context: Context, sources: readonly Countable[]): Promise<number> {
  allow(dashboardRules.dashboard_count, context.actor)
  const today = dayOf(context.now())
  let entered = 0
  for (const { name, indicator: code, says, unit, source, readingRule, things } of sources) {
    const measured = await indicator(context.read, code)
    if (!measured) continue
    const counts = countsOf(await things(context.read), says, today)
    entered += await context.write(async (write) => {
      const known = new Map((await counted(write, name)).map((figure) => [figure.on, figure]))
      const changed = counts.filter(({ on, value, low }) => {
        const figure = known.get(on)
        return !figure || figure.value !== value || figure.low !== low
      })
      for (const { on, value, low } of changed)
        await insertFigure(write, context, measured, {
          on,
          value,
          low,
          high: value,
          unit,
          status: says === 'exactly' ? 'A' : 'E',
          source: { ...source, url: null },
          readingRule,
          counter: name,
          corrects: known.get(on)?.id ?? null,
          part: null,
          reporters: null,
          of: null,
          state: null,
          judges: null,
          kappa: null,
        })
      return changed.length
    })
  }
  return entered
}
