import { uncheckedList } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { allow } from '#lib/platform/rules.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) => {
  allow(dashboardRules.dashboard_check, context.actor)
  return uncheckedList.download('figures-to-check.csv', context.read, url, {})
}
