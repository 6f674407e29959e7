import { requirePerson } from '#lib/platform/rules.ts'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { silenceReminders, wantSilence } from '#lib/dashboard/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const person = requirePerson(context.actor)
  return { silent: (await wantSilence(context.read, [person])).has(person) }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'silence', z.object({ silent: z.enum(['yes', 'no']) }), async ({ silent }) => {
      await silenceReminders(event.locals.context, silent === 'yes')
      flash(event.cookies, silent === 'yes' ? 'dashboard_toast_silenced' : 'dashboard_toast_wanted')
      redirect(303, localizeHref('/dashboard/reminders'))
    }),
}
