import { Refusal } from '#lib/platform/refusal.ts'
import { mostBytes, mostPages } from './limits.ts'

/** The text of a file that people send: plain text, PDF or DOCX, told apart by how it begins, never by its name. */
export async function extract(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > mostBytes) throw new Refusal('invalid', 'plan_import_too_large', { most: 20 })
  if (bytes.byteLength === 0) throw new Refusal('invalid', 'plan_paper_refusal_empty')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return fromPdf(bytes)
  if (head.startsWith('PK\u0003\u0004')) return fromDocx(bytes)
  return plainText(bytes)
}

/** UTF-8, else the old Western encoding that it would be a pity to refuse; binary files are refused by their signs. */
function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(bytes.includes(0) ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}

async function fromPdf(bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  let pages: string[]
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes))
    if (pdf.numPages > mostPages) throw new Refusal('invalid', 'plan_import_too_large', { most: 20 })
    pages = (await extractText(pdf, { mergePages: false })).text
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', 'plan_import_unreadable', { format: 'PDF' })
  }
  const text = pages.join('\n')
  if (!/\S/.test(text)) throw new Refusal('invalid', 'plan_import_scanned')
  return text
}

async function fromDocx(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const { parseHTML } = await import('linkedom')
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    return linesOf(parseHTML(`<!doctype html><html><body>${value}</body></html>`).document.body)
  } catch {
    throw new Refusal('invalid', 'plan_import_unreadable', { format: 'DOCX' })
  }
}

/** One line a paragraph, one line a table row with tabs between its cells, as the readers of papers expect. */
function linesOf(body: Element): string {
  const lines: string[] = []
  const said = (node: Element) => (node.textContent ?? '').replace(/\s+/g, ' ').trim()
  const visit = (node: Element) => {
    if (node.tagName === 'TR') lines.push([...node.children].map(said).join('\t'))
    else if (node.tagName === 'LI') lines.push(`- ${said(node)}`)
    else if (/^(P|H\d)$/.test(node.tagName)) lines.push(said(node))
    else for (const child of node.children) visit(child)
  }
  for (const child of body.children) visit(child)
  return lines.join('\n')
}
