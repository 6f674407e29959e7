import { refuseUnread } from '../read.ts'
import { refuse, type PaperRefusal } from '../refusal.ts'
import { looksLikePlanCsv, planFromCsv } from './csv.ts'
import { looksLikePlanJson, planFromJson } from './json.ts'
import type { PlanDocument } from './plan-document.ts'

/** Whether a text is one of our own plan exports rather than a paper. */
export const looksLikePlan = (text: string): boolean => looksLikePlanJson(text) || looksLikePlanCsv(text)

/** Reads a plan export, JSON or CSV, by what it says of itself. */
export function readPlan(text: string, file: string): PlanDocument | PaperRefusal {
  const refusal = refuseUnread(text)
  if (refusal) return refusal
  if (looksLikePlanJson(text)) return planFromJson(text, file)
  if (looksLikePlanCsv(text)) return planFromCsv(text, file)
  return refuse('not_a_plan', { at: '' })
}
