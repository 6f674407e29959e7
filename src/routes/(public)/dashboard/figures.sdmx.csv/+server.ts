import { download, figuresAsSdmx } from '#lib/dashboard/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context } }) =>
  download(figuresAsSdmx(context.read), 'figures.sdmx.csv', 'application/vnd.sdmx.data+csv; version=2.0.0')
