export * from './definitions/definition.ts'
export * from './indicator.ts'
export * from './observations/observation.ts'
export { classOf, type PaceClass } from './progress/pace.ts'
export * from './progress/progress.ts'
export { dashboardRules } from './rules.ts'
export { codebook } from './codebook.ts'
export { definitionForm } from './definitions/form.ts'
export { filterCards, tally, whyNot } from './overview/overview.ts'
export { dashboardQuery, filterOf } from './overview/query.ts'
export { reportForm } from './report.ts'
export {
  amountWords,
  ownerNames,
  progressStatusNames,
  reasonNames,
  statusNames,
  targetWords,
} from './words.ts'
