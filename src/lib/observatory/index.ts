export { exampleFile } from './example.ts'
export { rothamsted } from './trust.ts'
