import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { requestResetInput, resetInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  token: url.searchParams.get('token'),
  sent: url.searchParams.has('sent'),
})

export const actions: Actions = {
  // Both forms send to the page as it was opened, so that the link's token survives a refusal.
  default: (event) => {
    const { identity } = event.locals.app
    if (!event.url.searchParams.has('token'))
      return formAction(event, 'request', requestResetInput, async ({ mail }) => {
        await identity.requestReset(visitOf(event), mail)
        redirect(303, localizeHref('/reset?sent'))
      })
    return formAction(event, 'set', resetInput, async (input) => {
      await identity.resetPassword(visitOf(event), input)
      flash(event.cookies, 'identity_toast_password_set')
      redirect(303, localizeHref('/sign-in'))
    })
  },
}
