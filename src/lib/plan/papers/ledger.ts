import { isBlank, type Line } from './lines.ts'

/** What a line turned out to be, where it was used. */
export const lineUses = [
  'about', // title, date, number of the paper
  'heading',
  'caption', // a line that announces a table
  'header', // the column titles of a table
  'goal',
  'objective',
  'remark',
  'activity',
  'facility',
  'mention', // names objectives by their codes
  'item', // something the roadmap sets out to do
  'decision',
  'document',
  'intake',
  'budget',
  'contents', // an entry of the table of contents that names an objective
  'passage', // prose under a heading
] as const
export type LineUse = (typeof lineUses)[number]

/** What a line is that carries nothing: page debris and the form around the content. */
export const debrisKinds = [
  'blank',
  'page_number',
  'running_text', // repeated at the foot or head of pages
  'repeated_header', // column titles printed again after a page break
  'contents_debris', // what tore off the table of contents
  'form_text', // the same sentence under every objective
  'no_words', // rules, stray signs
] as const
export type DebrisKind = (typeof debrisKinds)[number]

export type LineAccount = { line: number; text: string } & (
  { state: 'used'; as: LineUse } | { state: 'debris'; as: DebrisKind } | { state: 'not_understood'; as: null }
)

/** Keeps account of every line: a line is used, debris, or honestly not understood. */
export type Ledger = {
  use: (line: Line, as: LineUse) => void
  debris: (line: Line, as: DebrisKind) => void
  isOpen: (line: Line) => boolean
  accounts: () => LineAccount[]
}

export function openLedger(lines: Line[]): Ledger {
  const entries = new Map<number, LineAccount>()
  const ledger: Ledger = {
    use: (line, as) => {
      if (entries.get(line.number)?.state !== 'used')
        entries.set(line.number, { line: line.number, text: line.text, state: 'used', as })
    },
    debris: (line, as) => {
      if (!entries.has(line.number))
        entries.set(line.number, { line: line.number, text: line.text, state: 'debris', as })
    },
    isOpen: (line) => !entries.has(line.number),
    accounts: () =>
      lines.map(
        (line) =>
          entries.get(line.number) ?? {
            line: line.number,
            text: line.text,
            state: 'not_understood',
            as: null,
          },
      ),
  }
  for (const line of lines) {
    const kind = debrisOf(line)
    if (kind) ledger.debris(line, kind)
  }
  return ledger
}

/** Debris that shows by itself, whatever the paper. */
function debrisOf(line: Line): DebrisKind | null {
  if (isBlank(line)) return 'blank'
  if (/^(?:page|página|p\.)?\s*\d{1,3}(?:\s*(?:\/|of|sur|de)\s*\d{1,3})?$/i.test(line.text))
    return 'page_number'
  if (!/[\p{L}\p{N}]/u.test(line.text)) return 'no_words'
  if (/^(?:©|\(c\)\s)/i.test(line.text)) return 'running_text'
  return null
}

/** Texts that stand on at least `times` lines, in comparison form. */
export function repeatedTexts(lines: Line[], times: number): Set<string> {
  const counts = new Map<string, number>()
  for (const line of lines) if (!isBlank(line)) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= times).map(([text]) => text))
}
