import { fail, redirect } from '@sveltejs/kit'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { planRules } from '#lib/plan/index.ts'
import { offerPaper, papers } from '#lib/plan/index.server.ts'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(planRules.plan_import, context.actor)
  return { papers: await papers(context.read) }
}

export const actions: Actions = {
  async default({ request, locals: { context } }) {
    // Before the body is read: only they may send so much.
    allow(planRules.plan_import, context.actor)
    const file = (await readForm(request)).get('file')
    const refuse = (text: string, data = {}, status = 422) =>
      fail(status, { problem: translate(text, data, context.locale) })
    if (!(file instanceof File) || !file.name) return refuse('plan_import_no_file')
    try {
      const content = new Uint8Array(await file.arrayBuffer())
      const { id } = await offerPaper(context, { name: file.name, content })
      redirect(303, localizeHref(`/plan/import/${id}`))
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.text, error.data, error.status)
      throw error
    }
  },
}
