export * from './objective.ts'
export * from './decisions/decision.ts'
export { planRules } from './rules.ts'
