import { decisionList } from '#lib/plan/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) =>
  decisionList.download('decisions.csv', context.read, url, { locale: context.locale })
