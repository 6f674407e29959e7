/** Why a whole text is no table. What is wrong with one cell or one row is said there, as data. */
const sentences = {
  empty: () => 'holds no table',
  'not-text': (d: RefusalData) => `is no text but a ${d.kind}`,
  'broken-text': (d: RefusalData) => `is UTF-8 with broken bytes, first near “${d.found}”`,
  'quote-open': (d: RefusalData) => `opens a quote that is never closed: ${d.found}`,
  'text-after-quote': (d: RefusalData) => `has text after a closing quote: ${d.found}`,
  'heading-twice': (d: RefusalData) => `has the heading ${d.heading} twice`,
} as const

export type TableRefusalCode = keyof typeof sentences
export type RefusalData = Readonly<Record<string, string | number>>
export const tableRefusalCodes = Object.keys(sentences) as TableRefusalCode[]

/** Thrown where no row can be trusted. `line` counts from 1; it is null where the text as a whole is meant. */
export class TableRefusal extends Error {
  override readonly name = 'TableRefusal'
  readonly code: TableRefusalCode
  readonly line: number | null
  readonly data: RefusalData
  /** the sentence without its subject */
  readonly reason: string

  constructor(code: TableRefusalCode, line: number | null, data: RefusalData = {}) {
    const reason = sentences[code](data)
    super(`${line === null ? 'the file' : `line ${line}`} ${reason}`)
    this.reason = reason
    this.code = code
    this.line = line
    this.data = data
  }
}

/** What was found, short enough for a sentence. */
export const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
