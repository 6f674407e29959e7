export { exampleFile } from './example.ts'
export { reportOn, type Report } from './report.ts'
export { rothamsted } from './trust.ts'
