import { today } from '#lib/platform/day.ts'
import { overview } from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { goals } = await overview(context.read, today(context))
  const goal = orMissing(goals.find(({ code }) => code === params.goal))
  return { goal, goals, live: goal.objectives.map(({ id }) => id) }
}
