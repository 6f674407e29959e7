import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRefusal, readPaper } from '../papers/index.ts'
import { extract } from './extract.server.ts'
import { mostBytes } from './limits.ts'

const text = readFileSync(join(import.meta.dirname, '../papers/fixtures/strategic-plan.txt'), 'utf8')

/** What a reader of papers makes of a text: each objective with what it says about the baseline. */
function understood(read: string) {
  const paper = readPaper(read, 'plan')
  if (isRefusal(paper)) throw new Error(paper.key)
  return paper.objectives.map(({ code, title, baseline }) => [code, title?.value, baseline?.value.text])
}

test('plain text is read as it is, in UTF-8 or in the old Western encoding', async () => {
  expect((await extract(new TextEncoder().encode(text))).text).toBe(text)
  expect((await extract(Uint8Array.from([0x63, 0x69, 0x62, 0x6c, 0xe9, 0x65]))).text).toBe('ciblée')
})

test('a Word file keeps its rows, so that the same objectives are understood', async () => {
  const children = text.split(/\r?\n/).map((line) =>
    line.includes('\t')
      ? new Table({
          rows: [
            new TableRow({
              children: line.split('\t').map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
            }),
          ],
        })
      : new Paragraph(line),
  )
  const file = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  expect(understood((await extract(new Uint8Array(file))).text)).toEqual(understood(text))
})

test('a PDF gives its text, line by line', async () => {
  const lines = text.split(/\r?\n/).filter((line) => !line.includes('\t'))
  const compiler = NodeCompiler.create({})
  const file = compiler.pdf({
    mainFileContent:
      '#set page(height: auto, width: 60cm)\n#for line in json(bytes(sys.inputs.lines)) [#line\\ ]',
    inputs: { lines: JSON.stringify(lines) },
  })
  const read = (await extract(new Uint8Array(file))).text.split('\n').map((line) => line.trim())
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) expect(read).toContain(line)
})

test('a PDF of pictures only is refused with the way out', async () => {
  const file = NodeCompiler.create({}).pdf({ mainFileContent: '#rect(fill: red)' })
  await expect(extract(new Uint8Array(file))).rejects.toMatchObject({ text: 'plan_import_scanned' })
})

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'plan_paper_refusal_empty'],
  ['a PDF that is none', new TextEncoder().encode('%PDF-1.7 and then nothing'), 'plan_import_unreadable'],
  ['a DOCX that is none', new TextEncoder().encode('PK\u0003\u0004 nothing'), 'plan_import_unreadable'],
  ['more than any paper', new Uint8Array(mostBytes + 1), 'plan_import_too_large'],
])('%s is refused with a sentence that says how to go on', async (_, bytes, key) => {
  await expect(extract(bytes)).rejects.toMatchObject({ code: 'invalid', text: key })
})

test('a binary file becomes a text that no reader takes for a paper', async () => {
  expect(readPaper((await extract(new Uint8Array(4096))).text, 'x')).toMatchObject({ refused: 'binary' })
})
