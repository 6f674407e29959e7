export { wordDiff, type Part } from './diff.ts'
export type { Direction, Leg, Link, Step } from './linked/link.ts'
export { compare, type Change, type Revision } from './revised/revision.ts'
export { textForm } from './translated/input.ts'
export { traitRules } from './rules.ts'
export {
  isPublishable,
  needOf,
  needs,
  readerState,
  readingOf,
  savedAs,
  textStates,
  type Need,
  type ReaderState,
  type ReaderStates,
  type SavedAs,
  type StatedReading,
  type TextState,
  type WorkingText,
} from './translated/state.ts'
