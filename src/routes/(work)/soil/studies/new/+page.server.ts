import { fail, redirect } from '@sveltejs/kit'
import { exampleStudy, observatoryRules } from '#lib/observatory/index.ts'
import {
  checkStudy,
  checkView,
  dataFiles,
  orderRun,
  runStatus,
  studyText,
  studyFrom,
} from '#lib/observatory/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { studyGiven } from './given.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context, app }, url }) => {
  allow(observatoryRules.observatory_order_run, context.actor)
  const from = url.searchParams.get('from')
  const text = from
    ? studyText((await runStatus(context, from)).run)
    : url.searchParams.has('example')
      ? exampleStudy
      : ''
  return { text, data: await dataFiles(context, app.objects) }
}

export const actions: Actions = {
  async default({ request, locals: { context, app } }) {
    // Before the body is read: only they may send so much.
    allow(observatoryRules.observatory_order_run, context.actor)
    const form = await readForm(request)
    const text = await studyGiven(form)
    if (!text.trim())
      return fail(422, { text, problem: translate('observatory_order_empty', {}, context.locale) })
    let id: string
    try {
      const read = await studyFrom(text)
      if ('problems' in read) return fail(422, { text, check: checkView(read, context.locale) })
      const isOrder = form.get('do') === 'order'
      if (!isOrder)
        return { text, check: checkView(await checkStudy(context, app.objects, read.study), context.locale) }
      id = await orderRun(context, read.study)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return fail(error.status, { text, problem: translate(error.text, error.data, context.locale) })
    }
    redirect(303, localizeHref(`/soil/studies/${id}`))
  },
}
