import { readBracketed, readCodes } from './codes.ts'
import type { Line } from './lines.ts'
import type { FacilityNumber, FacilityReading } from './paper.ts'
import type { Found } from './place.ts'

const roman: Record<string, number> = {
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  V: 5,
  VI: 6,
  VII: 7,
  VIII: 8,
  IX: 9,
  X: 10,
  XI: 11,
  XII: 12,
}

/** `IV` and `4` are both four. */
export const readNumeral = (text: string): number | null =>
  roman[text.toUpperCase()] ?? (/^\d{1,2}$/.test(text) ? Number(text) : null)

const entry = /^([CG])F\.?\s?([IVX]+|\d{1,2})\.?\s+(\p{L}.*)$/u
const inHeading = /\b(Core|Global) Facility\s+([IVX]+|\d{1,2})\b/i
const listed = /\b(Core|Global) Facility\s+([IVX]+|\d{1,2})\s*[=:]\s*(\S.*)$/i

/** A row of the table of facilities: name, objectives in brackets, alliances with their codes. */
export function readFacilityRow(line: Line, file: string): Found<FacilityReading> | null {
  const [name = '', objectives = '', alliances = ''] = line.cells
  const [, letter = '', numeral = '', title = ''] = name.match(entry) ?? []
  const number = readNumeral(numeral)
  if (number === null) return null
  return {
    value: {
      kind: letter === 'C' ? 'core' : 'global',
      number,
      title: title.replace(/\s*\[.*$/, ''),
      objectives: readBracketed(line.cells.length > 1 ? objectives : name),
      alliances: readAlliances(alliances),
    },
    place: { file, line: line.number },
  }
}

/** A line that only names a facility: `Core Facility II = Governance`. */
export function readFacilityName(line: Line, file: string): Found<FacilityReading> | null {
  const [, kind = '', numeral = '', title = ''] = line.text.match(listed) ?? []
  const number = readNumeral(numeral)
  if (number === null) return null
  return {
    value: { kind: kindOf(kind), number, title: title.trim(), objectives: [], alliances: [] },
    place: { file, line: line.number },
  }
}

/** The facility that a heading names in brackets. */
export function facilityOf(text: string): FacilityNumber | null {
  const [, kind = '', numeral = ''] = text.match(inHeading) ?? []
  const number = readNumeral(numeral)
  return number === null ? null : { kind: kindOf(kind), number }
}

const kindOf = (word: string) => (word.toLowerCase() === 'core' ? 'core' : 'global')

/** `Alliance No.2 / B2 & B3` and the next one behind it in the same cell. */
function readAlliances(text: string) {
  return text.split(/(?=\bAllian[cz]\w*\s)/i).flatMap((part) => {
    const number = part.match(/^Allian[cz]\w*\s*(?:n[o°º]?\.?\s*)?(\d{1,3})/i)?.[1]
    return number ? [{ number: Number(number), codes: readCodes(part) }] : []
  })
}
