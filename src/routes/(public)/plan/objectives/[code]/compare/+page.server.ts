import { today } from '#lib/platform/day.ts'
import { objectiveByCode, wordingsOf } from '#lib/plan/index.server.ts'
import { differences } from '#lib/plan/index.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
  const objective = orMissing(await objectiveByCode(context.read, params.code))
  const { versions } = await wordingsOf(context.read, objective.id, today(context))
  const asked = (name: string) =>
    versions.find(({ edition }) => edition.startsWith(url.searchParams.get(name) || '–'))
  const left = orMissing(asked('left') ?? versions[0])
  const right = orMissing(asked('right') ?? versions.at(-1))
  return {
    objective,
    versions,
    left: left.edition,
    right: right.edition,
    differences: differences(left, right, context.locale),
  }
}
