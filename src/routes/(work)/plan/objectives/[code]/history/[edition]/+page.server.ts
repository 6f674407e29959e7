import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { personNames } from '#lib/identity/index.server.ts'
import { planRules, readable, restoring } from '#lib/plan/index.ts'
import { objectiveByCode, restoreWording, versionsOf } from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { compare } from '#lib/traits/index.ts'
import { history, revision } from '#lib/traits/index.server.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
  const { read, actor } = context
  allow(planRules.plan_correct_wording, actor)
  const objective = orMissing(await objectiveByCode(read, params.code))
  const versions = await versionsOf(read, objective.id)
  const version = orMissing(versions.find(({ edition }) => edition === params.edition))
  const revisions = await history(read, version.id)
  const names = await personNames(
    read,
    revisions.flatMap(({ by }) => by ?? []),
  )
  const from = Number(url.searchParams.get('from'))
  const to = Number(url.searchParams.get('to'))
  const isAsked = from > 0 && to > 0
  return {
    objective,
    version,
    revisions: revisions.map(({ by, ...rest }) => ({ ...rest, who: by ? (names.get(by) ?? null) : null })),
    compared: isAsked ? { from, to } : null,
    changes: isAsked
      ? compare(
          (await revision(read, version.id, from)).snapshot,
          (await revision(read, version.id, to)).snapshot,
        ).map((change) =>
          change.kind === 'changed' && change.words ? { ...change, words: readable(change.words) } : change,
        )
      : null,
  }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'restore', restoring, async (input) => {
      await restoreWording(event.locals.context, input)
      flash(event.cookies, 'plan_wording_restored')
      redirect(303, event.url.pathname)
    }),
}
