import type { Slice } from '#lib/platform/slice.ts'
import { pathOf } from './paths.ts'
import { countPlan } from './store.server.ts'

export const planFacts: NonNullable<Slice['facts']> = async ({ read }) => {
  const { objectives, decisions } = await countPlan(read)
  return [
    { label: 'plan_fact_objectives', value: objectives, path: pathOf.plan() },
    { label: 'plan_fact_decisions', value: decisions, path: pathOf.decisions() },
  ]
}
