export * from './definitions/definition.ts'
export * from './indicator.ts'
export * from './observations/observation.ts'
export { classOf, type PaceClass } from './progress/pace.ts'
export * from './progress/distance.ts'
export * from './progress/progress.ts'
export * from './progress/status.ts'
export { dashboardRules } from './rules.ts'
export { codebook } from './codebook.ts'
export { definitionForm } from './definitions/form.ts'
export { countsOf, filterCards, tally } from './overview/overview.ts'
export { dashboardQuery, filterOf } from './overview/query.ts'
export { reportForm } from './report.ts'
export {
  amountWords,
  ownerNames,
  periodWords,
  reasonWords,
  statusNames,
  targetWords,
  unitWords,
  verdictNames,
} from './words.ts'
