import { runsAsCsv } from '#lib/observatory/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) => runsAsCsv(context, url)
