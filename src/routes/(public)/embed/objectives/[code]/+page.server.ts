import { objectiveFigures } from '#lib/dashboard/index.server.ts'
import { objectiveByCode } from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const objective = orMissing(await objectiveByCode(context.read, params.code))
  return { objective, figures: await objectiveFigures(context, objective.id) }
}
