import { fail, redirect } from '@sveltejs/kit'
import { fileAction } from '#app/form.server.ts'
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
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
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
  default: (event) => {
    const { context, app } = event.locals
    // Before anything is read: only they may send so much.
    allow(observatoryRules.observatory_order_run, context.actor)
    return fileAction(event, 'order', async (form, keep) => {
      const text = await studyGiven(form)
      keep({ study: text })
      if (!text.trim())
        throw new Refusal('invalid', 'observatory_order_empty', {}, { study: 'observatory_order_empty' })
      const read = await studyFrom(text)
      if ('problems' in read) return fail(422, { text, check: checkView(read, context.locale) })
      if (form.get('do') !== 'order')
        return { text, check: checkView(await checkStudy(context, app.objects, read.study), context.locale) }
      redirect(303, localizeHref(`/soil/studies/${await orderRun(context, read.study)}`))
    })
  },
}
