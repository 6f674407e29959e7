export * from './indicator.ts'
export { dashboardRules } from './rules.ts'
