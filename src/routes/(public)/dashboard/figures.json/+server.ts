import { figuresAsJson } from '#lib/dashboard/index.server.ts'
import { download } from '#lib/platform/download.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsJson(context.read), { name: 'figures.json', type: 'application/json; charset=utf-8' })
