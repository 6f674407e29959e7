import { goalRows, objectives } from '#lib/plan/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { indicators } from '../definitions/store.server.ts'
import { latestFigures, latestPartFigures, partsKnown } from '../observations/store.server.ts'
import { progressChart } from '../progress/chart.server.ts'
import { drawingOf } from '../progress/drawing.ts'
import { judgedOn } from '../progress/view.server.ts'
import { tally, type Card, type Filter, type Light } from './overview.ts'

/** By what one may look at parts of figures, once figures have them. */
const cuts = ['region', 'college'] as const

const dayOf = ({ now }: Pick<Context, 'now'>) => now().toISOString().slice(0, 10)

/** Every objective with how its indicators stand on a day. */
export async function overview(context: Context, part?: Filter['part'], on = dayOf(context)) {
  const { read } = context
  const [goals, aims, measured, partFigures] = await Promise.all([
    goalRows(read),
    objectives(read),
    indicators(read),
    part ? latestPartFigures(read, part.by, part.code) : [],
  ])
  const judged = await judgedOn(read, measured, on)
  const parts = new Map(partFigures.map((row) => [row.indicatorId, row]))
  const byObjective = Map.groupBy(judged, ({ indicator }) => indicator.objectiveId)
  const cards: Card[] = aims.map((objective) => ({
    objective,
    lights: (byObjective.get(objective.id) ?? []).map(({ indicator, status }): Light => ({
      indicator,
      status,
      part: parts.get(indicator.id) ?? null,
    })),
  }))
  return { goals, cards, on }
}

/** Every goal with its objectives and how many of their indicators stand how, and the newest figures of all. */
export async function firstPage(context: Context, newest: number) {
  const [{ goals, cards }, figures] = await Promise.all([overview(context), latestFigures(context.read)])
  const measured = new Map(
    cards.flatMap(({ lights }) => lights.map(({ indicator }) => [indicator.id, indicator])),
  )
  return {
    goals: goals.map((goal) => {
      const own = cards.filter(({ objective }) => objective.goal === goal.code)
      return {
        ...goal,
        objectives: own.map(({ objective }) => objective),
        tally: tally(own.flatMap(({ lights }) => lights)),
      }
    }),
    newest: figures
      .toSorted((a, b) => b.on.localeCompare(a.on))
      .slice(0, newest)
      .flatMap((figure) => {
        const indicator = measured.get(figure.indicatorId)
        return indicator
          ? [{ figure, code: indicator.code, title: indicator.title, unit: indicator.unit }]
          : []
      }),
  }
}

/** The parts by which the overview can be narrowed, where figures have them. */
export const partsToChoose = ({ read }: Pick<Context, 'read'>) => partsKnown(read, cuts)

/** What the page of one objective shows of its indicators. */
export async function objectiveFigures(context: Context, objectiveId: string) {
  const on = dayOf(context)
  const measured = await indicators(context.read, objectiveId)
  const own = measured.map(({ id }) => id)
  const judged = await judgedOn(context.read, measured, on, own)
  return judged.map(({ indicator, status, figures }) => ({
    indicator,
    status,
    chart: progressChart(indicator, figures, on, context.locale),
    drawing: drawingOf(indicator, figures),
  }))
}
export type ObjectiveFigure = Awaited<ReturnType<typeof objectiveFigures>>[number]
