/** One line of a paper, as it stands and as it reads without the marks that a PDF conversion leaves. */
export type Line = {
  number: number
  raw: string
  /** The whole line, tabs as spaces. */
  text: string
  /** The columns of a row, where the conversion kept them apart by tabs. */
  cells: string[]
}

/** The lines of a text, as editors count them. */
export function splitLines(text: string): string[] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\f]/)
  if (rows.at(-1) === '') rows.pop()
  return rows
}

export function readLines(text: string): Line[] {
  return splitLines(text).map((raw, index) => {
    const cells = raw.split('\t').map(clean)
    return { number: index + 1, raw, text: cells.filter(Boolean).join(' '), cells }
  })
}

const leftovers: [RegExp, string][] = [
  [/[\u00A0\u2000-\u200A\u202F]/g, ' '],
  [/[\u200B-\u200D\u00AD\uFEFF]/g, ''],
  [/<\/?[a-zA-Z][^<>]{0,40}>/g, ' '],
  [/\[([^[\]]*)\]\([^()]*\)/g, '$1'],
  [/\^\{([^{}]{0,10})\}/g, '$1'],
  [/\*\*/g, ''],
  [/(^|\s)\*([^*\s][^*]*)\*/g, '$1$2'],
  [/\s+/g, ' '],
]

/** The words of a cell without Markdown, HTML and typographic leftovers. */
function clean(cell: string): string {
  return leftovers.reduce((text, [mark, instead]) => text.replace(mark, instead), cell).trim()
}

const bulletMark = /^[-–•·▪](?:\s+[-–•·▪])*\s+/

/** The text behind a bullet, else null. */
export function bulleted(line: Line): string | null {
  return bulletMark.test(line.text) ? line.text.replace(bulletMark, '') : null
}

export const isRow = (line: Line) => line.cells.length > 1

export const isBlank = (line: Line) => line.text === ''

/** Written all in capitals, as section titles are. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  return letters.length > 2 && capitals.length > 0.8 * letters.length
}

/** A comparison form: letters and digits only, small, without accents. Equal forms say the same words. */
export function wordsOnly(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

const ownName = /["“«]?\s?\b4\s?(?:per|pour|por)\s?1000\b\s?["”»]?/gi
/** Ends in a word that wants another one, or in a comma or colon. */
const openEnd =
  /(?:\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|every|their|de|du|des|et|la|le|les|pour|el|los|las|para|y)|,|:)$/iu

export const endsOpen = (text: string) => openEnd.test(text)

/** Begins or ends in the middle of a sentence, as a cell does that lost a part of itself. */
export function looksTorn(text: string): boolean {
  if (text === '') return false
  const endsInside = endsOpen(text) || /["“]4 per$/i.test(text)
  const named = text.replace(ownName, 'N ').trim()
  const startsInside = /^[\p{Ll})]/u.test(named.replace(/^[("“«]/, '')) || /^1000["”]/.test(named)
  const isWordless = !/\p{L}{2}/u.test(named)
  return startsInside || endsInside || isWordless
}
