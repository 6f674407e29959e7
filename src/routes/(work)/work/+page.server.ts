import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { queue, toolsFor } from '#app/slices.server.ts'
import { askForRole, requestsOf } from '#lib/identity/index.server.ts'
import { askInput, askable, requestState } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { requirePerson } from '#lib/platform/rules.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const { actor, locale, read, now } = context
  const person = requirePerson(actor)
  const say = (key: string, data = {}) => translate(key, data, locale)
  const requests = await requestsOf(read, person)
  const isWaiting = (role: string) => requests.some((one) => one.role === role && one.decided_at === null)
  const today = now().toISOString().slice(0, 10)
  return {
    waiting: (await queue(context)).map(({ name, action, data, href, count, since, due }) => ({
      name: say(name, data),
      action: say(action, data),
      href,
      count,
      since: since ? formatDay(since.toISOString().slice(0, 10), locale) : null,
      due: due ? formatDay(due, locale) : null,
      overdue: due ? due < today : false,
    })),
    tools: toolsFor(actor).map(({ href, name, text }) => ({ href, title: say(name), lead: say(text) })),
    hasRole: actor.roles.length > 0,
    requests: requests.map((request) => ({
      ...request,
      state: requestState(request),
      asked: formatDay(request.asked_at.toISOString().slice(0, 10), locale),
    })),
    askable: askable.filter((role) => !actor.roles.includes(role) && !isWaiting(role)),
  }
}

export const actions: Actions = {
  ask: (event) =>
    formAction(event, 'ask', askInput, async (input) => {
      await askForRole(event.locals.context, input)
      flash(event.cookies, 'identity_toast_role_asked')
      redirect(303, localizeHref('/work'))
    }),
}
