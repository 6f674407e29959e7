import { today } from '#lib/platform/day.ts'
import { askedFor, exportFile } from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { locales, type Locale } from '#lib/platform/text/localised.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { context }, params, url }) => {
  const asked = orMissing(askedFor(params.file))
  const wished = url.searchParams.get('lang') as Locale
  const locale = locales.includes(wished) ? wished : context.locale
  const { name, type, body } = await exportFile(context.read, asked, locale, today(context))
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `${asked.format === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
      'cache-control': 'no-cache',
    },
  })
}
