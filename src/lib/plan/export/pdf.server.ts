import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler, type PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { Book } from './book.ts'

/** Sets the book in type. The template is ours; every word of the plan reaches it as data. */
export function toPdf(book: Book): Uint8Array {
  const template = readFileSync(join(import.meta.dirname, 'plan.typ'), 'utf8')
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname })
  return compiler.pdf(
    { mainFileContent: template, inputs: { book: JSON.stringify(book) } },
    { pdfStandard: 'a-2b' as PdfStandard },
  )
}
