import { fileAction } from '#app/form.server.ts'
import { formatBytes, observatoryRules } from '#lib/observatory/index.ts'
import { dataFiles, giveData } from '#lib/observatory/index.server.ts'
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
  default: (event) => {
    const { context, app } = event.locals
    // Before anything is read: only they may send so much.
    allow(observatoryRules.observatory_give_data, context.actor)
    return fileAction(event, 'data', async (form, keep) => {
      const file = form.get('file')
      const name = String(form.get('name') ?? '').trim() || (file instanceof File ? file.name : '')
      keep({ name })
      if (!(file instanceof File) || !file.size)
        throw new Refusal('invalid', 'observatory_order_no_file', {}, { file: 'observatory_order_no_file' })
      if (file.size > mostMegabytes * 2 ** 20) {
        const text = 'observatory_order_too_large'
        throw new Refusal('too_large', text, { most: mostMegabytes }, { file: text })
      }
      await giveData(context, app.objects, name, async (key) =>
        app.objects.put(key, new Uint8Array(await file.arrayBuffer())),
      )
      return { given: translate('observatory_order_given', { name }, context.locale) }
    })
  },
}
