import { fileAction } from '#app/form.server.ts'
import { exampleFile } from '#lib/observatory/index.ts'
import { computedSite } from '#lib/observatory/index.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { Refusal, type FieldProblem } from '#lib/platform/refusal.ts'
import { monthsIn } from './months.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  text: url.searchParams.has('example') ? exampleFile(m.observatory_example_note()) : '',
})

/** The refusal with the line that it speaks of, said of the text. */
function withLine({ code, text: key, data }: Refusal, text: string): Refusal {
  const line = text.split(/\r\n|\r|\n/)[Number(data.line ?? 0) - 1]
  const said: FieldProblem = line === undefined ? key : ['observatory_form_faulty', { line }]
  return new Refusal(code, key, data, { months: said })
}

export const actions: Actions = {
  default: (event) =>
    fileAction(event, 'site', async (form, keep) => {
      const { locale } = event.locals.context
      const text = await monthsIn(form)
      keep({ months: text })
      if (!text.trim())
        throw new Refusal('invalid', 'observatory_form_empty', {}, { months: 'observatory_form_empty' })
      try {
        return { text, view: await computedSite(text, locale) }
      } catch (error) {
        throw error instanceof Refusal ? withLine(error, text) : error
      }
    }),
}
