import { z } from 'zod'
import { facilities, goals, type Goal } from '#lib/plan/index.ts'
import { verdicts } from '../progress/status.ts'
import type { Filter } from './overview.ts'

const query = z.object({
  goal: z
    .enum(Object.keys(goals) as [Goal])
    .optional()
    .catch(undefined),
  facility: z.enum(facilities).optional().catch(undefined),
  verdict: z.enum(verdicts).optional().catch(undefined),
  part: z
    .string()
    .regex(/^[a-z-]+:[a-z0-9-]+$/)
    .optional()
    .catch(undefined),
})
export type DashboardQuery = z.output<typeof query>

/** What the address asks for; what makes no sense there is passed over. */
export const dashboardQuery = (url: URL): DashboardQuery => query.parse(Object.fromEntries(url.searchParams))

export function filterOf({ part, ...rest }: DashboardQuery): Filter {
  const [by, code] = part?.split(':') ?? []
  return { ...rest, ...(by && code ? { part: { by, code } } : {}) }
}
