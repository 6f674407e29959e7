export { correctWording, loadPlan, restoreWording } from './actions.server.ts'
export { enterDecision, loadDecisions } from './decisions/actions.server.ts'
export { enterEdition } from './editions/actions.server.ts'
export { decisionChain, decisionView } from './decisions/view.server.ts'
export { decisionList } from './decisions/list.server.ts'
export { decisionById, decisionBySlug, decisions } from './decisions/store.server.ts'
export { askedFor, exportFile } from './export/file.server.ts'
export { facilities } from './facilities/store.server.ts'
export { lookAtPaper, offerPaper, takePaper, undoPaper } from './imports/actions.server.ts'
export { roadmapYear, type Reading } from './imports/reading.ts'
export { readInWorker } from './imports/reading.server.ts'
export { papers, type PaperKept } from './imports/store.server.ts'
export { overview, type Overview, type OverviewGoal, type OverviewObjective } from './view.server.ts'
export { loadRoadmap, reportProgress } from './roadmap/actions.server.ts'
export { itemById, itemsOf, roadmaps } from './roadmap/store.server.ts'
export {
  objectiveChain,
  objectiveView,
  wordingsOf,
  type ObjectiveView,
  type VersionView,
} from './view.server.ts'
export {
  allVersions,
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
export { planTexts } from './texts.server.ts'
export { wholePlan } from './whole.server.ts'
