import { computedWorksheet } from '#lib/observatory/index.server.ts'
import { readForm } from '#lib/platform/form-data.server.ts'
import { monthsIn } from '../months.server.ts'
import type { RequestHandler } from './$types'

/** The whole worksheet, in the very bytes that the command line writes. */
export const POST: RequestHandler = async ({ request, locals: { context } }) => {
  const text = await monthsIn(await readForm(request))
  return new Response(await computedWorksheet(text, context.locale), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="worksheet.csv"',
      'cache-control': 'no-store',
    },
  })
}
