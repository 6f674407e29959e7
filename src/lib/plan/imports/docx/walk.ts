import type { Aside, Extracted } from '../extracted.ts'
import { around, join, notesIn, paragraph, removed, tidy, wordsOf, type Mark, type Piece } from './inline.ts'
import { child, isOn, numberOf, type Xml } from './xml.ts'

/** The parts of a Word file that hold words. */
export type Parts = {
  document: Xml
  footnotes?: Xml | undefined
  endnotes?: Xml | undefined
  comments?: Xml | undefined
  headers: Xml[]
  footers: Xml[]
}

/** The words of a Word file in their order: a line a paragraph, a line a row of a table, and all the rest as asides. */
export function walk(parts: Parts, mark: Mark): Extracted {
  const lines: string[] = []
  const asides: Aside[] = []
  const seen = new Set<string>()
  const notes = {
    footnote: notesIn(parts.footnotes, 'w:footnote'),
    endnote: notesIn(parts.endnotes, 'w:endnote'),
    comment: notesIn(parts.comments, 'w:comment'),
  }
  const write = (pieces: Piece[]) => {
    const text = join(pieces)
    const first = lines.length + 1
    const written = text.split('\n').map(tidy)
    let at = 0
    for (const piece of pieces) {
      if (typeof piece === 'string') at += piece.split('\n').length - 1
      else put(piece, first + at)
    }
    lines.push(...written)
  }
  const put = (piece: Exclude<Piece, string>, line: number | null) => {
    if ('kind' in piece) {
      const text = tidy(piece.text)
      const last = asides.at(-1)
      // Word parts one change into many runs.
      if (last?.kind === piece.kind && last.line === line && line !== null)
        last.text = tidy(`${last.text}${piece.text}`)
      else if (text) asides.push({ kind: piece.kind, text: piece.text, line })
      return
    }
    const key = `${piece.note} ${piece.id}`
    const text = notes[piece.note].get(piece.id)
    if (!text || seen.has(key)) return
    seen.add(key)
    asides.push({ kind: piece.note, text, line })
  }
  let held: Piece[] = []
  const block = (node: Xml) => {
    if (node.name === 'w:p') {
      const properties = child(node, 'w:pPr')
      const pieces = paragraph(node, mark)
      held.push(...pieces.inline)
      // Accepting the removal of a paragraph's end makes one of two.
      if (isOn(child(properties, 'w:rPr'), 'w:del')) {
        held.push(' ', { kind: 'deleted', text: '¶' })
        return
      }
      write(held)
      held = []
      for (const inner of pieces.boxes) block(inner)
    } else if (node.name === 'w:tbl') for (const row of rowsOf(node)) write(tableRow(row, mark))
    else if (node.name === 'w:altChunk') asides.push({ kind: 'embedded', text: 'altChunk', line: null })
    else if (around.has(node.name) || node.name === 'w:body' || node.name === 'w:txbxContent')
      for (const inner of node.children) block(inner)
    else if (removed.has(node.name))
      for (const inner of node.children) put({ kind: 'deleted', text: wordsOf(inner) }, null)
  }
  const body = child(child(parts.document, 'w:document'), 'w:body')
  for (const node of body?.children ?? []) block(node)
  if (held.length) write(held)
  for (const [note, all] of Object.entries(notes))
    for (const id of all.keys()) put({ note: note as 'footnote', id }, null)
  for (const kind of ['header', 'footer'] as const)
    for (const text of new Set(parts[`${kind}s`].map(wordsOf).filter(Boolean)))
      asides.push({ kind, text, line: null })
  return {
    text: lines.join('\n'),
    asides: asides.map((aside) => ({ ...aside, text: tidy(aside.text) })).filter(({ text }) => text),
  }
}

const rowsOf = (node: Xml): Xml[] =>
  node.children.flatMap((one) => {
    if (one.name === 'w:tr') return [one]
    return around.has(one.name) ? rowsOf(one) : []
  })

const cellsOf = (node: Xml): Xml[] =>
  node.children.flatMap((one) => {
    if (one.name === 'w:tc') return [one]
    return around.has(one.name) ? cellsOf(one) : []
  })

/** A row in the columns of its table's grid: a cell over three of them is followed by two empty ones, one that goes on from above is empty. */
function tableRow(row: Xml, mark: Mark): Piece[] {
  const properties = child(row, 'w:trPr')
  const columns = cellsOf(row).map((cell) => ({
    pieces: goesOn(cell) ? [] : cellPieces(cell, mark),
    span: Math.min(numberOf(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1, 100),
  }))
  const skipped = Math.min(numberOf(properties, 'w:gridBefore') ?? 0, 100)
  const pieces = columns.flatMap(({ pieces: own, span }, index): Piece[] => [
    ...(index ? ['\t'] : []),
    ...own,
    '\t'.repeat(Math.max(0, span - 1)),
  ])
  if (isOn(properties, 'w:del')) return [{ kind: 'deleted', text: join(pieces).replaceAll('\t', ' ') }]
  const inserted: Piece[] = isOn(properties, 'w:ins')
    ? [{ kind: 'inserted', text: join(pieces).replaceAll('\t', ' ') }]
    : []
  return ['\t'.repeat(skipped), ...pieces, ...inserted]
}

/** Below the first cell of a merged column there is nothing of its own, whatever is stored there. */
function goesOn(cell: Xml): boolean {
  const merge = child(child(cell, 'w:tcPr'), 'w:vMerge')
  return merge !== undefined && (merge.at['w:val'] ?? 'continue') === 'continue'
}

/** Everything in a cell in one line: its paragraphs, lists and tables with a space between them. */
function cellPieces(cell: Xml, mark: Mark): Piece[] {
  const pieces: Piece[] = []
  const visit = (node: Xml) => {
    if (node.name === 'w:p') {
      const { inline, boxes } = paragraph(node, mark)
      pieces.push(
        ...inline.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', ' ') : piece)),
        ' ',
      )
      for (const box of boxes) visit(box)
    } else if (node.name === 'w:tbl')
      for (const row of rowsOf(node)) for (const inner of cellsOf(row)) visit(inner)
    else if (removed.has(node.name)) pieces.push({ kind: 'deleted', text: wordsOf(node) })
    else if (node.name !== 'w:tcPr') for (const inner of node.children) visit(inner)
  }
  visit(cell)
  return trimmed(pieces)
}

function trimmed(pieces: Piece[]): Piece[] {
  const last = pieces.findLastIndex((piece) => typeof piece === 'string' && piece.trim())
  return pieces.map((piece, index) => (index > last && typeof piece === 'string' ? '' : piece))
}
