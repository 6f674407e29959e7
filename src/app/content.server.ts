import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { indicatorContent, observationContent } from '#lib/dashboard/input.ts'
import { loadIndicators } from '#lib/dashboard/index.server.ts'
import { loadDecisions, loadPlan, loadRoadmap } from '#lib/plan/index.server.ts'
import { decisionContent } from '#lib/plan/decisions/input.ts'
import { planContent, type PlanContent } from '#lib/plan/input.ts'
import { roadmapContent } from '#lib/plan/roadmap/input.ts'
import type { Context } from '#lib/platform/context.ts'

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join('content', ...path), 'utf8'))

/** The starter content of the plan. */
export function readPlanContent(): PlanContent {
  const objectives = readdirSync(join('content', 'plan', 'objectives'))
    .sort()
    .map((file) => read('plan', 'objectives', file))
  return planContent.parse({
    goals: read('plan', 'goals.json'),
    facilities: read('plan', 'facilities.json'),
    editions: read('plan', 'editions.json'),
    objectives,
  })
}

/** Brings the starter content into an empty platform; what is there already is left alone. */
export async function loadContent(context: Context, report: (step: string) => void): Promise<void> {
  const plan = readPlanContent()
  if (await loadPlan(context, plan)) report(`content: ${plan.objectives.length} objectives`)
  const decided = await loadDecisions(context, decisionContent.parse(read('plan', 'decisions.json')))
  if (decided) report(`content: ${decided} decisions`)
  const roadmap = roadmapContent.parse(read('plan', 'roadmap-2022.json'))
  if (await loadRoadmap(context, roadmap)) report(`content: roadmap of ${roadmap.year}`)
  const defined = await loadIndicators(
    context,
    z.array(indicatorContent).parse(read('dashboard', 'indicators.json')),
    z.array(observationContent).parse(read('dashboard', 'observations.json')),
  )
  if (defined) report(`content: ${defined} indicators`)
}
