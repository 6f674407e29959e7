import { facts } from '#app/slices.server.ts'
import { firstPage } from '#lib/dashboard/index.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const [counted, { goals, newest }] = await Promise.all([facts(context), firstPage(context, 6)])
  return {
    goals,
    facts: counted.map((fact) => ({ ...fact, label: translate(fact.label, {}, context.locale) })),
    newest,
  }
}
