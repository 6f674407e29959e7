import { indicators, latestFigures, talliesByGoal } from '#lib/dashboard/index.server.ts'
import { decisions, goalRows, objectives } from '#lib/plan/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { read } = locals.context
  const [goals, aims, measured, figures, decided, tallies] = await Promise.all([
    goalRows(read),
    objectives(read),
    indicators(read),
    latestFigures(read),
    decisions(read),
    talliesByGoal(locals.context),
  ])
  const newest = figures.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, 6)
  return {
    goals: goals.map((goal) => ({
      ...goal,
      objectives: aims.filter((aim) => aim.goal === goal.code),
      tally: tallies.find((one) => one.goal === goal.code)?.tally ?? null,
    })),
    counts: {
      objectives: aims.length,
      indicators: measured.length,
      observed: figures.length,
      decisions: decided.length,
    },
    newest: newest.flatMap((figure) => {
      const indicator = measured.find(({ id }) => id === figure.indicatorId)
      return indicator ? [{ figure, code: indicator.code, title: indicator.title, unit: indicator.unit }] : []
    }),
    live: aims.map(({ id }) => id),
  }
}
