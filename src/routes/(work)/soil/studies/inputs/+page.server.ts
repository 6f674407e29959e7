import { fail } from '@sveltejs/kit'
import { formatBytes, observatoryRules } from '#lib/observatory/index.ts'
import { dataFiles, giveData } from '#lib/observatory/index.server.ts'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { Actions, PageServerLoad } from './$types'

const mostMegabytes = 60

export const load: PageServerLoad = async ({ locals: { context, app } }) => {
  allow(observatoryRules.observatory_give_data, context.actor)
  const files = await dataFiles(context, app.objects)
  return {
    most: mostMegabytes,
    files: files.map(({ key, bytes }) => ({ name: key, bytes: formatBytes(bytes, context.locale) })),
  }
}

export const actions: Actions = {
  async default({ request, locals: { context, app } }) {
    // Before the body is read: only they may send so much.
    allow(observatoryRules.observatory_give_data, context.actor)
    const form = await readForm(request)
    const file = form.get('file')
    const name = String(form.get('name') ?? '').trim() || (file instanceof File ? file.name : '')
    const refuse = (text: string, data = {}, status = 422) =>
      fail(status, { name, problem: translate(text, data, context.locale) })
    if (!(file instanceof File) || !file.size) return refuse('observatory_order_no_file')
    if (file.size > mostMegabytes * 2 ** 20)
      return refuse('observatory_order_too_large', { most: mostMegabytes }, 413)
    try {
      await giveData(context, app.objects, name, async (key) =>
        app.objects.put(key, new Uint8Array(await file.arrayBuffer())),
      )
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.text, error.data, error.status)
      throw error
    }
    return { name: '', given: translate('observatory_order_given', { name }, context.locale) }
  },
}
