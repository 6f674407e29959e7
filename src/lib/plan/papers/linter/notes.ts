import { numbersIn } from '../numbers.ts'
import type { Said, VersionView } from './view.ts'

/** A plan may know of a fault in the paper and say so; then the fault is explained and not reported again. */
const noteMark = /(?:^|\s)(?:note|nota|remarque)\s?:/i

/** What stands behind "Note:" in a text, in all its languages. */
export function noteIn(said: Said | null): string {
  if (!said) return ''
  const notes = Object.values(said.text).flatMap((text) => text.split(noteMark).slice(1))
  return notes.join(' ').trim()
}

export const notesOf = (version: VersionView): string =>
  [version.baseline, version.target2030, version.target2050, ...version.remarks].map(noteIn).join(' ').trim()

export const notesNumber = (version: VersionView, value: number): boolean =>
  numbersIn(notesOf(version)).includes(value)

/** Text without its note: what the plan itself says. */
export const withoutNote = (text: string): string => text.split(noteMark)[0]?.trim() ?? ''
