import { parse } from 'yaml'
import { Refusal } from '#lib/platform/refusal.ts'
import { readStudy, type Problem, type Study } from '../studies/study.ts'

export type StudyRead = { study: Study } | { problems: Problem[] }

/** A study as somebody typed it, or what is amiss with its form. */
export function studyIn(text: string): StudyRead {
  let document: unknown
  try {
    document = parse(text)
  } catch (error) {
    throw new Refusal('invalid', 'observatory_run_unreadable', { reason: (error as Error).message })
  }
  return readStudy(document)
}
