import { requirePerson } from '#lib/platform/rules.ts'
import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { personalData } from '#app/slices.server.ts'
import { visitOf } from '#app/visit.server.ts'
import { erasePerson, forwardCookies } from '#lib/identity/index.server.ts'
import { eraseInput } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'erase', eraseInput, async ({ mail }) => {
      const { app, context } = event.locals
      await erasePerson(context, requirePerson(context.actor), mail, personalData)
      forwardCookies(await app.identity.signOut(visitOf(event)), event.cookies)
      flash(event.cookies, 'identity_toast_erased')
      redirect(303, localizeHref('/'))
    }),
}
