import { download, figuresAsJson } from '#lib/dashboard/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsJson(context.read), 'figures.json', 'application/json; charset=utf-8')
