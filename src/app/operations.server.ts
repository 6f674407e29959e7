import type { Operation } from '#lib/platform/operations.ts'
import { dashboardOperations } from '#lib/dashboard/index.server.ts'
import { runOperations } from '#lib/observatory/index.server.ts'
import { planOperations } from '#lib/plan/index.server.ts'
import { eventOperations } from './events.server.ts'

/** Everything that the open API offers. */
export const operations: readonly Operation[] = [
  ...planOperations,
  ...dashboardOperations,
  ...runOperations,
  ...eventOperations,
]
