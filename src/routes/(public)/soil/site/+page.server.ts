import { fail } from '@sveltejs/kit'
import { exampleFile } from '#lib/observatory/index.ts'
import { computedSite } from '#lib/observatory/index.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { WhichSheet } from '#lib/platform/workbook/workbook.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { monthsIn } from './months.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({
  text: url.searchParams.has('example') ? exampleFile(m.observatory_example_note()) : '',
})

export const actions: Actions = {
  async default({ request, locals: { context } }) {
    const { locale } = context
    let text = ''
    let sheets: readonly string[] = []
    const refuse = (status: number, problem: string, line?: string | number) =>
      fail(status, { text, problem, sheets, faulty: text.split(/\r\n|\r|\n/)[Number(line ?? 0) - 1] ?? null })
    try {
      text = await monthsIn(await readForm(request))
      if (!text.trim()) return refuse(422, m.observatory_form_empty())
      return { text, sheets, view: await computedSite(text, locale) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error instanceof WhichSheet) sheets = error.sheets
      return refuse(error.status, translate(error.text, error.data, locale), error.data.line)
    }
  },
}
