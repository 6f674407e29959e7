import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { registerInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ sent: url.searchParams.has('sent') })

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'register', registerInput, async (input) => {
      await event.locals.app.identity.register(visitOf(event), input)
      redirect(303, localizeHref('/register?sent'))
    }),
}
