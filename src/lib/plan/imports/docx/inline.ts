import type { Aside } from '../extracted.ts'
import { child, childrenOf, isOn, type Xml } from './xml.ts'

export type Piece =
  string | { kind: Aside['kind']; text: string } | { note: 'footnote' | 'endnote' | 'comment'; id: string }
export type Mark = (properties: Xml | undefined) => string

/** Elements around others that say nothing themselves. */
export const around = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:bdo',
  'w:dir',
  'w:fldSimple',
  'w:moveTo',
  'w:ins',
  'mc:AlternateContent',
  'w:drawing',
  'w:pict',
  'w:object',
  'w:ruby',
  'w:rubyBase',
])
export const removed = new Set(['w:del', 'w:moveFrom'])

export const join = (pieces: readonly Piece[]) => pieces.filter((piece) => typeof piece === 'string').join('')
export const tidy = (text: string) => text.replace(/[^\S\t]+/g, ' ').replace(/^ +| +$/g, '')

/** The words of a part or a note, one paragraph after the other. */
export function wordsOf(node: Xml): string {
  const words: string[] = []
  const visit = (one: Xml) => {
    if (one.name === 'w:p') words.push(join(paragraph(one, () => '').inline))
    else if (one.name === 'w:r') words.push(join(run(one).inline))
    else for (const inner of one.children) visit(inner)
  }
  visit(node)
  return tidy(words.join(' ').replaceAll('\n', ' '))
}

export function notesIn(part: Xml | undefined, name: string): Map<string, string> {
  const all = part?.children.flatMap((root) => childrenOf(root, name)) ?? []
  return new Map(
    all
      .filter(({ at }) => !at['w:type'] || at['w:type'] === 'normal')
      .map((note) => [note.at['w:id'] ?? '', wordsOf(note)] as const)
      .filter(([, text]) => text),
  )
}

type Inline = { inline: Piece[]; boxes: Xml[] }

/** A paragraph with the mark that Word prints before it. */
export function paragraph(node: Xml, mark: Mark): Inline {
  const properties = child(node, 'w:pPr')
  const content = inlineOf(node)
  const isEmpty = !content.inline.some((piece) => typeof piece === 'string' && piece.trim())
  const before = mark(properties)
  return { ...content, inline: isEmpty ? content.inline : [before, ...content.inline] }
}

function inlineOf(node: Xml): Inline {
  const found: Inline = { inline: [], boxes: [] }
  const add = ({ inline, boxes }: Inline) => {
    found.inline.push(...inline)
    found.boxes.push(...boxes)
  }
  for (const one of node.children) {
    if (one.name === 'w:r') add(run(one))
    else if (one.name === 'w:ins' || one.name === 'w:moveTo') {
      const inner = inlineOf(one)
      add(inner)
      found.inline.push({ kind: 'inserted', text: join(inner.inline) })
    } else if (removed.has(one.name)) found.inline.push({ kind: 'deleted', text: join(inlineOf(one).inline) })
    else if (one.name === 'mc:AlternateContent') add(inlineOf(one.children[0] ?? one))
    else if (one.name === 'w:txbxContent') found.boxes.push(one)
    else if (one.name.startsWith('m:')) add(math(one))
    else if (one.name !== 'w:pPr' && one.name !== 'w:sdtPr') add(inlineOf(one))
  }
  return found
}

/** The words of a formula in a row. */
const math = (node: Xml): Inline =>
  node.name === 'm:t' ? { inline: [node.text], boxes: [] } : inlineOf(node)

const silent = new Set([
  'w:rPr',
  'w:instrText',
  'w:delInstrText',
  'w:fldChar',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:annotationRef',
  'w:separator',
  'w:continuationSeparator',
  'w:lastRenderedPageBreak',
  'w:rt',
])

function run(node: Xml): Inline {
  const found: Inline = { inline: [], boxes: [] }
  for (const one of node.children) {
    if (silent.has(one.name)) continue
    const plain = plainOf(one)
    if (plain !== null) found.inline.push(plain)
    else if (one.name === 'w:footnoteReference')
      found.inline.push({ note: 'footnote', id: one.at['w:id'] ?? '' })
    else if (one.name === 'w:endnoteReference')
      found.inline.push({ note: 'endnote', id: one.at['w:id'] ?? '' })
    else if (one.name === 'w:commentReference')
      found.inline.push({ note: 'comment', id: one.at['w:id'] ?? '' })
    else {
      const inner = inlineOf({
        ...one,
        children: one.name === 'mc:AlternateContent' ? (one.children[0]?.children ?? []) : one.children,
      })
      found.inline.push(...inner.inline)
      found.boxes.push(...inner.boxes)
    }
  }
  if (!isOn(child(node, 'w:rPr'), 'w:vanish')) return found
  const text = join(found.inline)
  return { inline: text ? [{ kind: 'hidden', text }] : [], boxes: [] }
}

/** What an element of a run prints; null where it is none that prints by itself. */
function plainOf({ name, text, at }: Xml): string | null {
  if (name === 'w:t' || name === 'w:delText') return text.replace(/[\r\n\t]/g, ' ')
  if (name === 'w:tab' || name === 'w:ptab') return ' '
  if (name === 'w:br' || name === 'w:cr') return '\n'
  if (name === 'w:noBreakHyphen') return '-'
  if (name === 'w:softHyphen') return ''
  if (name === 'w:sym') {
    const code = parseInt(at['w:char'] ?? '', 16)
    return code && (code < 0xe000 || code > 0xf8ff) ? String.fromCodePoint(code) : ' '
  }
  return null
}
