import { figuresAsSdmx } from '#lib/dashboard/index.server.ts'
import { download } from '#lib/platform/download.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsSdmx(context.read), {
    name: 'figures.sdmx.csv',
    type: 'application/vnd.sdmx.data+csv; version=2.0.0',
  })
