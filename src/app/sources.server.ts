import { planCounts } from '#lib/plan/index.server.ts'
import type { Countable } from '#lib/platform/countable.ts'

/** Everything that the dashboard counts from records, a line for each slice. */
export const sources: readonly Countable[] = [...planCounts]
