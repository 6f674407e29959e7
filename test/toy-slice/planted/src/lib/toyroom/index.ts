export { toyroomRules } from './rules.ts'
