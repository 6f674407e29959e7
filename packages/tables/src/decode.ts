import { shown, TableRefusal } from './refusal.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** Words with accents to judge the encoding by, where nothing in the file names it. */
  readonly sample: string | null
}

/**
 * The text of a file: by its byte order mark, else UTF-8 or UTF-16 where it can be nothing else, else Windows-1252, which
 * spreadsheets in Western Europe and Latin America still write. A `sample` says that the last was assumed.
 *
 * @throws TableRefusal `not-text` for workbooks, PDFs and other binary files, `broken-text` for damaged UTF-8
 */
export function decode(bytes: Uint8Array): Decoded {
  const kind = binaryKind(bytes)
  if (kind) throw new TableRefusal('not-text', null, { kind })
  const wide = utf16(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, sample: null }
  if (bytes.includes(0)) throw new TableRefusal('not-text', null, { kind: 'binary file' })
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', sample: null }
  } catch {
    refuseBroken(bytes)
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, encoding: 'windows-1252', sample: around(text, text.search(/[\u0080-\uFFFF]/)) }
  }
}

/**
 * The text of a long file that arrives in chunks. The first bytes that are more than ASCII tell its encoding.
 *
 * @throws TableRefusal as `decode`
 */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let held: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    if (!decoder && !held.length && chunk.every((byte) => byte > 0 && byte < 0x80))
      yield new TextDecoder().decode(chunk)
    else if (decoder) yield decoded(decoder, chunk, true)
    else {
      held = joined(held, chunk)
      if (held.length < enough) continue
      decoder = new TextDecoder(decode(untilWhole(held)).encoding, { fatal: true })
      yield decoded(decoder, held, true)
    }
  }
  if (decoder) yield decoded(decoder, new Uint8Array(), false)
  else if (held.length) yield decode(held).text
}

/** Bytes that tell an encoding. */
const enough = 4096

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** Without a last sign that the end of the chunk may have cut. */
function untilWhole(chunk: Uint8Array): Uint8Array {
  const end = chunk.findLastIndex((byte) => byte < 0x80) + 1
  return end > 0 ? chunk.subarray(0, end) : chunk
}

function decoded(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream })
  } catch {
    throw new TableRefusal('broken-text', null, { found: '?' })
  }
}

const signatures: readonly (readonly [kind: string, ...bytes: number[]])[] = [
  ['workbook', 0x50, 0x4b, 0x03, 0x04],
  ['old workbook', 0xd0, 0xcf, 0x11, 0xe0],
  ['PDF', 0x25, 0x50, 0x44, 0x46],
  ['compressed file', 0x1f, 0x8b],
]

function binaryKind(bytes: Uint8Array): string | undefined {
  const kind = signatures.find(([, ...start]) => start.every((byte, i) => bytes[i] === byte))?.[0]
  return kind === 'old workbook' && isEncrypted(bytes) ? 'encrypted workbook' : kind
}

/** A workbook with a password lies in a container of the old kind, under a name in UTF-16. */
const isEncrypted = (bytes: Uint8Array) =>
  new TextDecoder('latin1').decode(bytes).includes([...'EncryptedPackage'].join('\0'))

/** By its mark, or where every other byte of the beginning is zero, as in Latin text without a mark. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, 1000) & ~1
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) zeros[i & 1]!++
  const [even, odd] = zeros as [number, number]
  if (odd > looked / 4 && even === 0) return 'utf-16le'
  return even > looked / 4 && odd === 0 ? 'utf-16be' : null
}

/** Text in Windows-1252 hardly ever makes a valid sequence of UTF-8; many of them with few broken ones are UTF-8, damaged. */
function refuseBroken(bytes: Uint8Array): void {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('\uFFFD').length - 1
  const valid = (text.match(/[\u0080-\uFFFC]/g) ?? []).length
  if (valid < 3 * broken) return
  const at = text.indexOf('\uFFFD')
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length
  throw new TableRefusal('broken-text', line, { found: around(text, at) })
}

/** The part of its line that holds the place. */
function around(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 20)
  return shown(text.slice(start, at + 20).split(/[\r\n]/, 1)[0] ?? '')
}
