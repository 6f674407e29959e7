import type { Slice } from '#lib/platform/slice.ts'
import { countMeasured } from './observations/store.server.ts'

export const dashboardFacts: NonNullable<Slice['facts']> = async ({ read }) => {
  const { indicators, observed } = await countMeasured(read)
  return [
    { label: 'dashboard_fact_indicators', value: indicators, path: '/dashboard' },
    { label: 'dashboard_fact_observed', value: observed, path: '/dashboard' },
  ]
}
