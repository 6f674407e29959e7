import { Refusal } from '#lib/platform/refusal.ts'
import type { Extracted } from '../extracted.ts'
import { mostPages, pdf as bounds } from '../limits.ts'
import { isBomb } from './bounds.server.ts'
import { layOut, type Page } from './layout.ts'

/** The text of a PDF by where it stands on its pages. */
export async function readPdf(bytes: Uint8Array): Promise<Extracted> {
  if (isBomb(bytes)) throw new Refusal('invalid', 'plan_import_bomb')
  const { getDocumentProxy } = await import('unpdf')
  const file = await getDocumentProxy(new Uint8Array(bytes))
  if (file.numPages > mostPages) throw new Refusal('invalid', 'plan_import_many_pages', { most: mostPages })
  const pages: Page[] = []
  let fragments = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    fragments += items.length
    if (fragments > bounds.fragments) throw new Refusal('invalid', 'plan_import_bomb')
    const [left = 0, , right = 0] = page.view
    pages.push({
      width: right - left,
      fragments: items.flatMap((item) => ('str' in item ? placed(item) : [])),
    })
    page.cleanup()
  }
  return layOut(pages)
}

/** Text that runs otherwise than from left to right, such as a stamp across the page, is left where its beginning stands. */
function placed({ str, transform, width }: { str: string; transform: number[]; width: number }) {
  const [a = 0, b = 0, , , left = 0, y = 0] = transform
  // A hyphen that parts a word is often drawn by a sign that stands for nothing.
  const text = str.replace(/\p{Cc}/gu, '\u00AD')
  return [{ text, left, right: left + width, y, size: Math.hypot(a, b) || 10 }]
}
