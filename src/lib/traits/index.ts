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
export { wordsOf, type Marked } from './searchable/words.ts'
export type { Column, Line, Problem } from './exchanged/column.ts'
export { openFile, type Asked, type OpenFile } from './exchanged/reading.ts'
export {
  draftsToTake,
  lookThrough,
  verdicts,
  type Intake,
  type Judgement,
  type Look,
  type LookedLine,
  type Understood,
  type Verdict,
  type Window,
} from './exchanged/looking.ts'
