import { figuresAsCsv } from '#lib/dashboard/index.server.ts'
import { download } from '#lib/platform/download.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsCsv(context.read), {
    name: 'figures.csv',
    type: 'text/csv; charset=utf-8; header=present',
  })
