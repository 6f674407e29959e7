import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Slice } from '#lib/platform/slice.ts'
import { loadPlan } from './actions.server.ts'
import { loadDecisions } from './decisions/actions.server.ts'
import { decisionContent } from './decisions/input.ts'
import { planContent, type PlanContent } from './input.ts'
import { loadRoadmap } from './roadmap/actions.server.ts'
import { roadmapContent } from './roadmap/input.ts'

const folder = join('content', 'plan')
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

/** The starter content of the plan. */
export function readPlanContent(): PlanContent {
  const objectives = readdirSync(join(folder, 'objectives'))
    .sort()
    .map((file) => read('objectives', file))
  return planContent.parse({
    goals: read('goals.json'),
    facilities: read('facilities.json'),
    editions: read('editions.json'),
    objectives,
  })
}

export const loadPlanContent: NonNullable<Slice['content']> = async (context, report) => {
  const plan = readPlanContent()
  if (await loadPlan(context, plan)) report(`content: ${plan.objectives.length} objectives`)
  const decided = await loadDecisions(context, decisionContent.parse(read('decisions.json')))
  if (decided) report(`content: ${decided} decisions`)
  const roadmap = roadmapContent.parse(read('roadmap-2022.json'))
  if (await loadRoadmap(context, roadmap)) report(`content: roadmap of ${roadmap.year}`)
}
