import { chosenFigures, figuresAsCsv, indicator } from '#lib/dashboard/index.server.ts'
import { download } from '#lib/platform/download.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { context }, params, url }) => {
  const { id, code } = orMissing(await indicator(context.read, params.code))
  return download(figuresAsCsv(context.read, chosenFigures(context.read, url, id)), {
    name: `${code}.csv`,
    type: 'text/csv; charset=utf-8; header=present',
  })
}
