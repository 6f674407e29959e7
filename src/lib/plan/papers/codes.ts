import { withoutBrand } from './numbers.ts'
import type { Mention } from './paper.ts'

/** A code of an objective as papers write it, right or wrong: `A1`, `A 1`, and the `E5` that does not exist. */
const heading = /^(?:\d{1,2}\.?\s+)?([A-Z])\s?(\d{1,2})(?:\s?[-–:.]\s?|\s+)(\S.*)$/

/** The code and title of a line or cell that begins with one, with or without a chapter number before it. */
export function readHeading(text: string): { code: string; title: string } | null {
  const found = text.match(heading)
  if (!found) return null
  const [, letter = '', number = '', title = ''] = found
  return { code: letter + number, title: title.trim() }
}

/** Every code in a list such as `A2-A3-A6` or `B2 & B3`. */
export const readCodes = (text: string): string[] =>
  [...text.matchAll(/\b([A-Z]\d{1,2})\b/g)].flatMap(([, code]) => code ?? [])

/** Codes in brackets with the title behind each: `[A2] Project Support [B3] Helpdesk`. */
export function readBracketed(text: string): Mention[] {
  return [...text.matchAll(/\[([A-Z]\d{1,2})\]([^[\]]*)/g)].map(([, code = '', title = '']) => ({
    code,
    title: /\p{L}{3}/u.test(title) ? title.trim() : null,
  }))
}

const named =
  /\b(?:objectives?|objectifs?|objetivos?)(?: stratégiques?| estratégicos?)?\s+([A-Z]\d{1,2})\b(?:\s?[:–-]\s?|\s)?(["“«]?)([^"”».,;()]{0,80})/giu

/** "Objective F1: Twin Regions" in running text. A title counts only where a colon, dash or quote sets it off. */
export function readNamed(text: string): Mention[] {
  return [...withoutBrand(text).matchAll(named)].map(([all, code = '', quote, words = '']) => {
    const isSetOff = quote !== '' || /[A-Z]\d{1,2}\s?:/.test(all)
    return { code: code.toUpperCase(), title: isSetOff && /\p{L}{3}/u.test(words) ? words.trim() : null }
  })
}

const facilityMark = /\s*\((CF|GF)\)\s*\*?/i

/** Title and facility of `NDCs (CF)*`. */
export function readFacilityMark(title: string): { title: string; facility: 'core' | 'global' | null } {
  const mark = title.match(facilityMark)?.[1]?.toUpperCase()
  return {
    title: title.replace(facilityMark, '').trim(),
    facility: mark === 'CF' ? 'core' : mark === 'GF' ? 'global' : null,
  }
}
