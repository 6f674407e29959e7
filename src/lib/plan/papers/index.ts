/**
 * The door to papers: the Initiative's documents as text in, as data with places out; rules that find what
 * contradicts itself; and the plan as a file, out and in again. Pure: no file, no database, no clock.
 */
export { contributionOf, type Contribution, type Source } from './contribution.ts'
export { planFromCsv, planToCsv } from './export/csv.ts'
export { planFromJson, planToJson } from './export/json.ts'
export { planDocument, planMediaType, type PlanDocument } from './export/plan-document.ts'
export { looksLikePlan, readPlan } from './export/read-plan.ts'
export type { Incoming, IncomingField } from './incoming.ts'
export { debrisKinds, lineUses, type DebrisKind, type LineAccount, type LineUse } from './ledger.ts'
export type { Finding } from './linter/finding.ts'
export { lint, rules } from './linter/lint.ts'
export { readMeasures } from './measures.ts'
export { merge } from './merge.ts'
export {
  colleges,
  paperKinds,
  type ActivityReading,
  type BudgetFigure,
  type College,
  type Decision,
  type FacilityNumber,
  type FacilityReading,
  type GoalReading,
  type IntakeRow,
  type Mention,
  type ObjectiveReading,
  type Paper,
  type PaperKind,
  type Passage,
  type RoadmapItem,
  type Tally,
  type Wording,
  type YearClaim,
} from './paper.ts'
export type { Found, Place } from './place.ts'
export {
  fieldStates,
  preview,
  type FacilityPreview,
  type FieldPreview,
  type FieldState,
  type Preview,
} from './preview.ts'
export { limits, readPaper } from './read.ts'
export { isRefusal, paperRefusals, type PaperRefusal, type PaperRefusalCode } from './refusal.ts'
