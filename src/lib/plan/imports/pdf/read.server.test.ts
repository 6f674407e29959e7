import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pdf as bounds } from '../limits.ts'
import { readPdf } from './read.server.ts'

const compiler = NodeCompiler.create({})
const read = (source: string) => readPdf(new Uint8Array(compiler.pdf({ mainFileContent: source })))
const lines = async (source: string) => (await read(source)).text.split('\n')

const sentence =
  'Soils that hold more carbon feed people better, and those who look after them should be paid for what they do.'

test('a table keeps its rows and columns, however its cells break', async () => {
  const cells = [
    ['Code', 'Aim', 'Target 2030', 'Target 2050'],
    ['A 1 WELLS', 'Every village looks after its own well and pays for it.', 'Half of them.', 'All of them.'],
    [
      'A 2 TREES',
      'Trees stand along all paths between the fields.',
      'At least 50 villages.',
      'All villages of the region.',
    ],
  ]
  const source = `#set page(width: 14cm)
#set text(size: 8pt)
= A - Water
#table(columns: (1fr, 1fr, 1fr, 1fr), ${cells
    .flat()
    .map((text) => `[${text}]`)
    .join(', ')})
After the table.`
  expect(await lines(source)).toEqual([
    'A - Water',
    ...cells.map((row) => row.join('\t')),
    'After the table.',
  ])
})

test('two columns are read one after the other, and a paragraph is one line', async () => {
  const source = `#set page(width: 16cm, height: 9cm, columns: 2)
#set par(justify: true)
#for n in range(1, 7) [Number #n. ${sentence}

]`
  expect(await lines(source)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Number ${n}. ${sentence}`))
})

test('a word parted at the end of a row is whole again, and keeps the hyphen that it has elsewhere', async () => {
  const long =
    'Long-term interdependence of international organisations, agricultural communities and administrative responsibilities notwithstanding, collaborative experimentation remains an extraordinarily long-term undertaking; experimentation of a long-term character nevertheless strengthens understanding.'
  const source = `#set page(width: 8cm, height: auto)
#set text(hyphenate: true, lang: "en")
#set par(justify: true)
${long}`
  expect((await read(source)).text).toBe(long)
})

test('heads and feet of pages are said once and stand in no sentence', async () => {
  const topics = ['wells', 'trees', 'hedges', 'meadows', 'terraces', 'ponds', 'orchards', 'ditches', 'dunes']
  const paragraphs = topics.map(
    (topic) => `${topic}: ${sentence.replace('Soils', topic)} So say those who live by ${topic}.`,
  )
  const source = `#set page(width: 12cm, height: 6cm, header: [Working copy], footer: context [Page #counter(page).display()])
${paragraphs.join('\n\n')}`
  const { text, asides } = await read(source)
  expect(text).not.toMatch(/Working copy|Page/)
  expect(asides.map(({ kind, text: said }) => `${kind}: ${said}`)).toEqual([
    'header: Working copy',
    'footer: Page 1',
  ])
  expect(text.split(/\s+/).join(' ')).toBe(paragraphs.join(' '))
})

test('a PDF whose streams unpack to more than any paper is refused before it is opened', async () => {
  const packed = deflateSync(Buffer.alloc(bounds.bytes + 1))
  const file = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nstream\n'),
    deflateSync(packed),
    Buffer.from('\nendstream'),
  ])
  await expect(readPdf(new Uint8Array(file))).rejects.toMatchObject({ text: 'plan_import_bomb' })
})
