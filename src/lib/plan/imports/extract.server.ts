import { Refusal } from '#lib/platform/refusal.ts'
import { readDocx } from './docx/read.server.ts'
import type { Extracted } from './extracted.ts'
import { mostBytes } from './limits.ts'
import { readPdf } from './pdf/read.server.ts'

/** The text of a file that people send: plain text, PDF or DOCX, told apart by how it begins, never by its name. */
export async function extract(bytes: Uint8Array): Promise<Extracted> {
  if (bytes.byteLength > mostBytes) throw new Refusal('invalid', 'plan_import_too_large', { most: 20 })
  if (bytes.byteLength === 0) throw new Refusal('invalid', 'plan_paper_refusal_empty')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) {
    const read = await readable('PDF', () => readPdf(bytes))
    if (!/\S/.test(read.text)) throw new Refusal('invalid', 'plan_import_scanned')
    return read
  }
  if (head.startsWith('PK\u0003\u0004')) return readable('DOCX', () => readDocx(bytes))
  return { text: plainText(bytes), asides: [] }
}

/** A file that its reader cannot read is no fault of ours, and of its sender perhaps neither. */
async function readable(format: string, read: () => Extracted | Promise<Extracted>): Promise<Extracted> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', 'plan_import_unreadable', { format })
  }
}

/** UTF-8, else the old Western encoding that it would be a pity to refuse; binary files are refused by their signs. */
function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(bytes.includes(0) ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}
