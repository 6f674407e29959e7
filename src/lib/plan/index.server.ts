export { correctWording, loadPlan } from './actions.server.ts'
export { enterDecision, loadDecisions } from './decisions/actions.server.ts'
export { decisionById, decisionBySlug, decisions } from './decisions/store.server.ts'
export { planOperations } from './operations.server.ts'
export {
  editionRows,
  goalRows,
  objectiveByCode,
  objectives,
  versionById,
  versionsOf,
  type EditionRow,
  type ObjectiveRow,
  type VersionRow,
} from './store.server.ts'
