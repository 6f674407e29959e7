import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { claimFirstAccount, forwardCookies, isFirstLinkOpen } from '#lib/identity/index.server.ts'
import { claimInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { Refusal } from '#lib/platform/refusal.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const token = url.searchParams.get('token') ?? ''
  if (!(await isFirstLinkOpen(locals.context, token))) throw new Refusal('gone', 'identity_first_link_gone')
  return { token }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'welcome', claimInput, async (input) => {
      await claimFirstAccount(event.locals.context, input)
      forwardCookies(await event.locals.app.identity.signIn(visitOf(event), input), event.cookies)
      flash(event.cookies, 'identity_toast_welcome')
      redirect(303, localizeHref('/people'))
    }),
}
