import { dayOf } from '#lib/platform/day.ts'
import { personNames } from '#lib/identity/index.server.ts'
import { objectives } from '#lib/plan/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { about } from '#lib/platform/reads.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { definitionState } from './definitions/definition.ts'
import { definitions, indicator } from './definitions/store.server.ts'
import { figureList } from './observations/list.server.ts'
import { asObservation, correctionsOf, countChecked } from './observations/store.server.ts'
import { barOf } from './progress/bar.ts'
import { progressChart } from './progress/chart.server.ts'
import { drawingOf } from './progress/drawing.ts'
import { judgedOn } from './progress/view.server.ts'

/** Everything that the page of one indicator tells. */
export async function indicatorView({ read, now, locale }: Context, code: string, url?: URL) {
  const today = dayOf(now())
  const measured = orMissing(await indicator(read, code))
  const [[judged], history, { rows, listing }, [objective], checked] = await Promise.all([
    judgedOn(read, [measured], today, [measured.id]),
    definitions(read, measured.id),
    figureList.page(about(read, [measured.id]), url ?? new URLSearchParams(), { indicatorId: measured.id }),
    objectives(read, [measured.objectiveId]),
    countChecked(read, measured.id),
  ])
  const { status, figures } = orMissing(judged)
  const drawing = drawingOf(measured, figures)
  const [corrections, signers] = await Promise.all([
    correctionsOf(
      read,
      rows.map(({ id }) => id),
    ),
    personNames(
      read,
      history.flatMap(({ signedBy }) => signedBy ?? []),
    ),
  ])
  return {
    indicator: measured,
    objective: orMissing(objective),
    status,
    today,
    bar: barOf(measured, status, today),
    chart: progressChart(measured, drawing, status, today, locale),
    drawing,
    rows: rows.map((row) => ({ ...asObservation(row), correctedBy: corrections.get(row.id) ?? null })),
    listing,
    ...checked,
    history: history.map((one) => ({
      ...one,
      state: definitionState(one, measured.version),
      signer: one.signedBy && (signers.get(one.signedBy) ?? null),
    })),
  }
}
