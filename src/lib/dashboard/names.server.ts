import type { Naming } from '#lib/platform/records.server.ts'
import { definitionNames, indicatorNames } from './definitions/store.server.ts'

/** What indicators and their definitions are called and where each is read. */
export const dashboardNames: Record<string, Naming> = {
  'dashboard.indicator': { rows: indicatorNames, path: (code) => `/indicators/${code}` },
  'dashboard.definition': { rows: definitionNames, path: (code) => `/indicators/${code}#definitions` },
}
