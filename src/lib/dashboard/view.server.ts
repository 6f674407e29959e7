import { personNames } from '#lib/identity/index.server.ts'
import { objectives } from '#lib/plan/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { definitionState } from './definitions/definition.ts'
import { definitions, indicator } from './definitions/store.server.ts'
import type { Observation } from './observations/observation.ts'
import { correctionsOf, countChecked, newestObservations } from './observations/store.server.ts'
import { progressChart } from './progress/chart.server.ts'
import { drawingOf } from './progress/drawing.ts'
import { judgedInFull } from './progress/view.server.ts'
import { lastAnswer, owed } from './reminders/owed.ts'

const rowsAPage = 50

/** Of one day, the whole before its parts. */
const wholeFirst = (a: Observation, b: Observation) =>
  b.on.localeCompare(a.on) || Number(a.part !== null) - Number(b.part !== null)

/** Everything that the page of one indicator tells. */
export async function indicatorView({ read, now, locale }: Context, code: string, before?: string) {
  const today = now().toISOString().slice(0, 10)
  const measured = orMissing(await indicator(read, code))
  const [[judged], history, rows, [objective], checked] = await Promise.all([
    judgedInFull(read, [measured], today),
    definitions(read, measured.id),
    newestObservations(read, measured.id, { before, limit: rowsAPage + 1 }),
    objectives(read, [measured.objectiveId]),
    countChecked(read, measured.id),
  ])
  const { progress, figures } = orMissing(judged)
  const shown = rows.slice(0, rowsAPage)
  const next = rows.length > rowsAPage ? (shown.at(-1)?.id ?? null) : null
  const [corrections, signers] = await Promise.all([
    correctionsOf(
      read,
      shown.map(({ id }) => id),
    ),
    personNames(
      read,
      history.flatMap(({ signedBy }) => signedBy ?? []),
    ),
  ])
  return {
    indicator: measured,
    objective: orMissing(objective),
    progress,
    owed: owed(measured, lastAnswer(figures), today),
    today,
    chart: progressChart(measured, figures, today, locale),
    drawing: drawingOf(measured, figures),
    rows: shown.sort(wholeFirst).map((row) => ({ ...row, correctedBy: corrections.get(row.id) ?? null })),
    next,
    ...checked,
    history: history.map((one) => ({
      ...one,
      state: definitionState(one, measured.version),
      signer: one.signedBy && (signers.get(one.signedBy) ?? null),
    })),
  }
}
