import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { personalData } from '#app/slices.server.ts'
import { erasePerson, person } from '#lib/identity/index.server.ts'
import { eraseInput, identityRules, personState } from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const one = orMissing(await person(context.read, params.person))
  allow(identityRules.identity_erase_person, context.actor, { state: personState(one), person_id: one.id })
  return { person: { id: one.id, name: one.name } }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'erase', eraseInput, async ({ mail }) => {
      await erasePerson(event.locals.context, event.params.person, mail, personalData)
      flash(event.cookies, 'identity_toast_erased')
      redirect(303, localizeHref('/people'))
    }),
}
