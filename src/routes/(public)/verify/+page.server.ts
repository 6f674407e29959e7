import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { forwardCookies, invitationOf } from '#lib/identity/index.server.ts'
import { confirmInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { Refusal } from '#lib/platform/refusal.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const token = url.searchParams.get('token') ?? ''
  const open = await invitationOf(context, token)
  if (!open) throw new Refusal('gone', 'identity_link_gone')
  return { token, mail: open.mail }
}

// A form of its own, because mail programs open links by themselves to look for viruses.
export const actions: Actions = {
  default: (event) =>
    formAction(event, 'verify', confirmInput, async (input) => {
      forwardCookies(await event.locals.app.identity.confirm(visitOf(event), input), event.cookies)
      flash(event.cookies, 'identity_toast_verified')
      redirect(303, localizeHref('/sign-in'))
    }),
}
