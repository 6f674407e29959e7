import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { verifyInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' })

// A click of its own, because mail programs open links by themselves to look for viruses.
export const actions: Actions = {
  default: (event) =>
    formAction(event, 'verify', verifyInput, async ({ token }) => {
      await event.locals.app.identity.verify(visitOf(event), token)
      flash(event.cookies, 'identity_toast_verified')
      redirect(303, localizeHref('/sign-in'))
    }),
}
