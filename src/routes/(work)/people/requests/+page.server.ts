import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { decideRequest, waitingRequests } from '#lib/identity/index.server.ts'
import { decideInput, identityRules as rules, requestState } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { allow, may } from '#lib/platform/rules.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const { actor, read, locale } = context
  allow({ who: rules.identity_decide_request.who }, actor)
  return {
    requests: (await waitingRequests(read)).map((request) => ({
      ...request,
      asked: formatDay(request.asked_at.toISOString().slice(0, 10), locale),
      mayDecide: may(rules.identity_decide_request, actor, { ...request, state: requestState(request) }),
    })),
  }
}

export const actions: Actions = {
  decide: (event) =>
    formAction(event, 'decide', decideInput, async (input) => {
      await decideRequest(event.locals.context, input)
      flash(event.cookies, `identity_toast_request_${input.decision === 'grant' ? 'granted' : 'refused'}`)
      redirect(303, localizeHref('/people/requests'))
    }),
}
