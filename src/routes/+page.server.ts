import { facts } from '#app/slices.server.ts'
import { indicators, latestFigures, talliesByGoal } from '#lib/dashboard/index.server.ts'
import { goalRows, objectives } from '#lib/plan/index.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { read, locale } = locals.context
  const [counted, goals, aims, measured, figures, tallies] = await Promise.all([
    facts(locals.context),
    goalRows(read),
    objectives(read),
    indicators(read),
    latestFigures(read),
    talliesByGoal(locals.context),
  ])
  const newest = figures.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, 6)
  return {
    goals: goals.map((goal) => ({
      ...goal,
      objectives: aims.filter((aim) => aim.goal === goal.code),
      tally: tallies.find((one) => one.goal === goal.code)?.tally ?? null,
    })),
    facts: counted.map((fact) => ({ ...fact, label: translate(fact.label, {}, locale) })),
    newest: newest.flatMap((figure) => {
      const indicator = measured.find(({ id }) => id === figure.indicatorId)
      return indicator ? [{ figure, code: indicator.code, title: indicator.title, unit: indicator.unit }] : []
    }),
  }
}
