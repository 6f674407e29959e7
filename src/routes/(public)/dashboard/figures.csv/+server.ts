import { download, figuresAsCsv } from '#lib/dashboard/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsCsv(context.read), 'figures.csv', 'text/csv; charset=utf-8; header=present')
