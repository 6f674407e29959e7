/**
 * A spreadsheet runs a cell that begins like this (OWASP, CSV injection; full-width signs run in East Asian editions).
 * An apostrophe in front keeps it text. It is set also where the text begins with apostrophes before such a sign, so
 * that taking exactly one away gives back every text.
 */
const runs = /^'*[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠#]/
const isNumber = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]\d+)?$/i

/** The text of a cell as it is written. A first cell with `#` would make its row a comment, so it is guarded too. */
export function guard(text: string, isFirst = false): string {
  if (isNumber.test(text)) return text
  return runs.test(text) || (isFirst ? /^'*#/ : /^'+#/).test(text) ? `'${text}` : text
}

/** The text of a cell as it was before it was written. */
export const unguard = (cell: string): string =>
  cell.charCodeAt(0) === apostrophe && guarded.test(cell) ? cell.slice(1) : cell

const apostrophe = 39
