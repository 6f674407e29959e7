import { today } from '#lib/platform/day.ts'
import { goalRows, objectives } from '#lib/plan/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { indicators } from '../definitions/store.server.ts'
import { latestFigures, latestPartFigures, partsKnown } from '../observations/store.server.ts'
import type { Observation } from '../observations/observation.ts'
import { barOf } from '../progress/bar.ts'
import { progressChart } from '../progress/chart.server.ts'
import { drawingOf } from '../progress/drawing.ts'
import { yearOf } from '../progress/pace.ts'
import { judgedOn, type Judged } from '../progress/view.server.ts'
import type { Card, Filter, Light } from './overview.ts'

/** By what one may look at parts of figures, once figures have them. */
const cuts = ['region', 'college'] as const

/** Every objective with how its indicators stand on a day. */
export async function overview(context: Context, part?: Filter['part'], on = today(context)) {
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
    lights: (byObjective.get(objective.id) ?? []).map((one) => lightOf(one, on, parts.get(one.indicator.id))),
  }))
  return { goals, cards, on }
}

function lightOf({ indicator, status, figures }: Judged, on: string, part: Observation | null = null): Light {
  const { seen } = drawingOf(indicator, figures)
  const points = seen.flatMap(({ on, value, comparable }) =>
    value === null || !comparable ? [] : [{ at: yearOf(on), value }],
  )
  return { indicator, status, bar: barOf(indicator, status, on), points, part }
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
        lights: own.flatMap(({ lights }) => lights),
      }
    }),
    newest: figures
      .toSorted((a, b) => b.on.localeCompare(a.on))
      .slice(0, newest)
      .flatMap((figure) => {
        const indicator = measured.get(figure.indicatorId)
        return indicator ? [{ figure, indicator }] : []
      }),
  }
}

/** The parts by which the overview can be narrowed, where figures have them. */
export const partsToChoose = ({ read }: Pick<Context, 'read'>) => partsKnown(read, cuts)

/** What the page of one objective shows of its indicators. */
export async function objectiveFigures(context: Context, objectiveId: string) {
  const on = today(context)
  const measured = await indicators(context.read, objectiveId)
  const own = measured.map(({ id }) => id)
  const judged = await judgedOn(context.read, measured, on, own)
  return judged.map((one) => {
    const { indicator, status, figures } = one
    const drawing = drawingOf(indicator, figures)
    return {
      ...lightOf(one, on),
      chart: progressChart(indicator, drawing, status, on, context.locale),
      drawing,
    }
  })
}
export type ObjectiveFigure = Awaited<ReturnType<typeof objectiveFigures>>[number]
