import { fail } from '@sveltejs/kit'
import { importObservations, previewImport } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { context } }) => {
  allow(dashboardRules.dashboard_import, context.actor)
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

/** What was chosen as a file or stands in the text field; the field keeps it until it is stored. */
async function given({ request }: Event): Promise<string> {
  const form = await readForm(request)
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file.text() : String(form.get('text') ?? '')
}

export const actions: Actions = {
  preview: async (event) => {
    const { context } = event.locals
    allow(dashboardRules.dashboard_import, context.actor)
    const text = await given(event)
    return { text, preview: await previewImport(context.read, text), taken: null, problem: null }
  },

  take: async (event) => {
    const { context } = event.locals
    allow(dashboardRules.dashboard_import, context.actor)
    const text = await given(event)
    const preview = await previewImport(context.read, text)
    const wanted = preview.lines.filter(({ verdict }) => verdict === 'new' || verdict === 'correction')
    const reports = wanted.flatMap(({ indicator, report, id }) => (report ? [{ indicator, report, id }] : []))
    try {
      if (preview.missing.length || preview.unknown.length || preview.tooMany)
        throw new Refusal('invalid', 'dashboard_import_heading')
      const taken = await importObservations(context, reports)
      const rest = preview.rest ? await previewImport(context.read, preview.rest) : null
      return { text: preview.rest, preview: rest, taken, problem: null }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const problem = translate(error.text, error.data, context.locale)
      return fail(error.status, { text, preview, taken: null, problem })
    }
  },
}
