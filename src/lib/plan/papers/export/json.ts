import type { Objective } from '#lib/plan/objective.ts'
import { refuse, type PaperRefusal } from '../refusal.ts'
import { jsonLines } from './json-lines.ts'
import { nearestLine, planMediaType, type PlanDocument } from './plan-document.ts'
import { planShape } from './plan-shape.ts'

/** The whole plan, readable and lossless. */
export const planToJson = (objectives: Objective[]): string =>
  `${JSON.stringify({ type: planMediaType, objectives }, null, 2)}\n`

export const looksLikePlanJson = (text: string): boolean =>
  /^\s*\{/.test(text.slice(0, 200)) && text.slice(0, 400).includes(planMediaType)

export function planFromJson(text: string, file: string): PlanDocument | PaperRefusal {
  const read = parse(text)
  if (typeof read !== 'object' || read === null || !('objectives' in read))
    return refuse('not_a_plan', { at: '' })
  const shaped = planShape.safeParse(read.objectives)
  if (!shaped.success) return refuse('not_a_plan', { at: shaped.error.issues[0]?.path.join('/') ?? '' })
  const lineOf = nearestLine(jsonLines(text))
  return { kind: 'plan', file, objectives: shaped.data, lineOf: (path) => lineOf(`objectives/${path}`) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
