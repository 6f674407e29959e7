import { redirect } from '@sveltejs/kit'
import { isKept } from '#app/late-form.server.ts'
import { formAction } from '#app/form.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { forwardCookies } from '#lib/identity/index.server.ts'
import { signInInput, wayBack } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Actions, PageServerLoad } from './$types'

const onward = (url: URL) => wayBack(url.searchParams.get('next'), localizeHref('/'))

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.context.actor.id) redirect(303, onward(url))
  return { isKept: isKept(url.searchParams.get('next')) }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'sign-in', signInInput, async (input) => {
      forwardCookies(await event.locals.app.identity.signIn(visitOf(event), input), event.cookies)
      redirect(303, onward(event.url))
    }),
}
