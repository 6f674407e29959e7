import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { editionCode, editionForm, planRules } from '#lib/plan/index.ts'
import { editionRows, enterEdition } from '#lib/plan/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(planRules.plan_enter_edition, context.actor)
  const wished = url.searchParams.get('code') ?? ''
  return { editions: await editionRows(context.read), code: editionCode.test(wished) ? wished : '' }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'edition', editionForm, async (entry) => {
      await enterEdition(event.locals.context, entry)
      flash(event.cookies, 'plan_edition_saved')
      redirect(303, localizeHref('/plan/editions'))
    }),
}
