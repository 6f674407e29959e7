import { redirect } from '@sveltejs/kit'
import { fileAction } from '#app/form.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { planRules } from '#lib/plan/index.ts'
import { offerPaper, papers } from '#lib/plan/index.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(planRules.plan_import, context.actor)
  return { papers: await papers(context.read) }
}

export const actions: Actions = {
  default: (event) => {
    const { context } = event.locals
    // Before anything is read: only they may send so much.
    allow(planRules.plan_import, context.actor)
    return fileAction(event, 'paper', async (form) => {
      const file = form.get('file')
      if (!(file instanceof File) || !file.name)
        throw new Refusal('invalid', 'plan_import_no_file', {}, { file: 'plan_import_no_file' })
      const content = new Uint8Array(await file.arrayBuffer())
      const { id } = await offerPaper(context, { name: file.name, content })
      redirect(303, localizeHref(`/plan/import/${id}`))
    })
  },
}
