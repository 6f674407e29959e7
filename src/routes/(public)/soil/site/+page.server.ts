import { fail } from '@sveltejs/kit'
import { exampleFile } from '#lib/observatory/index.ts'
import { siteReport, viewOf } from '#lib/observatory/index.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { monthsIn } from './months.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  text: url.searchParams.has('example') ? exampleFile(m.observatory_example_note()) : '',
})

export const actions: Actions = {
  async default({ request, locals: { context } }) {
    const { locale } = context
    let text = ''
    const refuse = (status: number, problem: string, line?: string | number) =>
      fail(status, { text, problem, faulty: text.split(/\r\n|\r|\n/)[Number(line ?? 0) - 1] ?? null })
    try {
      text = await monthsIn(await readForm(request))
      if (!text.trim()) return refuse(422, m.observatory_form_empty())
      return { text, view: viewOf(siteReport(text, locale), locale) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refuse(error.status, translate(error.text, error.data, locale), error.data.line)
    }
  },
}
