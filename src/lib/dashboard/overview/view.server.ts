import { goalRows, objectives } from '#lib/plan/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { indicators } from '../definitions/store.server.ts'
import { latestPartFigures, partsKnown } from '../observations/store.server.ts'
import { progressChart } from '../progress/chart.server.ts'
import { drawingOf } from '../progress/drawing.ts'
import { judgedAtAGlance, judgedInFull } from '../progress/view.server.ts'
import { lastAnswer, owed } from '../reminders/owed.ts'
import { tally, type Card, type Filter, type Light } from './overview.ts'

/** By what one may look at parts of figures, once figures have them. */
const cuts = ['region', 'college'] as const

const dayOf = ({ now }: Pick<Context, 'now'>) => now().toISOString().slice(0, 10)

/** Every objective with how its indicators stand on a day. */
export async function overview(context: Context, part?: Filter['part'], on = dayOf(context)) {
  const { read } = context
  const [goals, aims, measured] = [await goalRows(read), await objectives(read), await indicators(read)]
  const judged = await judgedAtAGlance(read, measured, on)
  const parts = new Map(
    part ? (await latestPartFigures(read, part.by, part.code)).map((row) => [row.indicatorId, row]) : [],
  )
  const byObjective = Map.groupBy(judged, ({ indicator }) => indicator.objectiveId)
  const cards: Card[] = aims.map((objective) => ({
    objective,
    lights: (byObjective.get(objective.id) ?? []).map(({ indicator, progress, figures }): Light => ({
      indicator,
      progress,
      owed: owed(indicator, lastAnswer(figures), on),
      part: parts.get(indicator.id) ?? null,
    })),
  }))
  return { goals, cards, on, parts: await partsKnown(read, cuts) }
}

/** How many indicators of each goal stand how. */
export async function talliesByGoal(context: Context) {
  const { goals, cards } = await overview(context)
  return goals.map(({ code, title }) => ({
    goal: code,
    title,
    tally: tally(cards.filter(({ objective }) => objective.goal === code).flatMap(({ lights }) => lights)),
  }))
}

/** What the page of one objective shows of its indicators. */
export async function objectiveFigures(context: Context, objectiveId: string) {
  const on = dayOf(context)
  const judged = await judgedInFull(context.read, await indicators(context.read, objectiveId), on)
  return judged.map(({ indicator, progress, figures }) => ({
    indicator,
    progress,
    owed: owed(indicator, lastAnswer(figures), on),
    chart: progressChart(indicator, figures, on, context.locale),
    drawing: drawingOf(indicator, figures),
  }))
}
export type ObjectiveFigure = Awaited<ReturnType<typeof objectiveFigures>>[number]
