import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { columns } from '#lib/dashboard/exchange/columns.ts'
import { openFigures, understandFigure, type Measured } from '#lib/dashboard/exchange/reading.ts'
import { extract } from '#lib/plan/imports/extract.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { readWorkbook, writeWorkbook } from '#lib/platform/workbook/workbook.ts'
import { decode, TableRefusal } from '#tables'
import { packed, unpacked, type Parts } from './archive.ts'

/** What came of many odd files: read, refused with a sentence, or – never – something else. */
export type Outcome = {
  tried: number
  read: number
  refused: number
  crashed: string[]
  slowestMs: number
}

/** Numbers from 0 up to a bound, the same for the same seed. */
type Random = (below: number) => number
function randomFrom(seed: number): Random {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const measured: ReadonlyMap<string, Measured> = new Map([
  ['A1.1', { kind: 'count', code: 'A1.1', unit: { en: 'NDC' } }],
])
const bounds = { bytes: 4 << 20, rows: 1_000, columns: 200, entries: 100 }

async function trial(outcome: Outcome, work: () => unknown): Promise<void> {
  const start = performance.now()
  outcome.tried++
  try {
    await work()
    outcome.read++
  } catch (error) {
    if (error instanceof Refusal || error instanceof TableRefusal) outcome.refused++
    else outcome.crashed.push(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
  outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - start)
}

const begun = (): Outcome => ({ tried: 0, read: 0, refused: 0, crashed: [], slowestMs: 0 })

/** Tables of random cells in random dialects, some of them broken, read line by line as figures. */
export async function fuzzTexts(count: number, seed: number, until = Infinity): Promise<Outcome> {
  const random = randomFrom(seed)
  const outcome = begun()
  for (let i = 0; i < count && performance.now() < until; i++) {
    const bytes = oddText(random)
    await trial(outcome, () => readFigures(decode(bytes).text))
  }
  return outcome
}

function readFigures(text: string): void {
  const file = openFigures(text, measured, { today: '2026-01-01' })
  for (const row of file.table.rows()) understandFigure(file.read(row), measured)
}

const cells = [
  ...[
    'A1.1',
    '2025-12-31',
    '31/12/2025',
    '01/02/2025',
    '45657',
    '12',
    '1,5',
    '1.234',
    '1 234,5',
    '-3',
    '10 %',
  ],
  ...[
    '€ 5',
    '=1+1',
    "'=x",
    '5" pipe',
    '"a;b"',
    '"two\nlines"',
    '# said',
    '',
    ' ',
    'NDC',
    'été',
    '1e5',
    '0x1F',
    '\u0000',
  ],
  ...['１２', '𝟙', '‮right', '9'.repeat(500), '#N/A', 'NaN'],
]
const separators = [',', ';', '\t', '|']
const breaks = ['\n', '\r\n', '\r']

function oddText(random: Random): Uint8Array {
  const pick = <T>(all: readonly T[]): T => all[random(all.length)]!
  const [separator, lineBreak] = [pick(separators), pick(breaks)]
  const width = 1 + random(12)
  const row = () => Array.from({ length: width + random(3) - 1 }, () => pick(cells)).join(separator)
  const first = random(columns.length)
  const names = Array.from({ length: width }, (_, i) => columns[(first + i) % columns.length]!)
  const heading = names.map((name) => (random(20) ? name : pick(cells))).join(separator)
  const above = random(4) ? [] : [pick(['sep=;', 'Figures 2025', '# comment', '"# quoted"', ''])]
  const text = [...above, heading, ...Array.from({ length: random(30) }, row)].join(lineBreak)
  const encoded = [
    () => Buffer.from(text),
    () => Buffer.from(`\uFEFF${text}`),
    () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    () => Buffer.from(text, 'latin1'),
  ]
  const bytes = new Uint8Array(pick(encoded)())
  if (random(10) === 0) return new Uint8Array(Buffer.concat([bytes, Buffer.from(`${lineBreak}"open`)]))
  return random(4) ? bytes : spoiled(bytes, random)
}

/** Bytes turned over, cut out, cut off or repeated. */
function spoiled(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random(bytes.length + 1)
  const to = Math.min(bytes.length, from + random(64))
  const kind = random(4)
  if (kind === 0) return bytes.slice(0, from)
  if (kind === 1) return new Uint8Array(Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]))
  if (kind === 2) return new Uint8Array(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]))
  const copy = bytes.slice()
  for (let i = 1 + random(16); i > 0; i--) copy[random(copy.length)] = random(256)
  return copy
}

export const archiveKinds = ['XLSX', 'DOCX', 'PDF'] as const
export type ArchiveKind = (typeof archiveKinds)[number]

/** Workbooks, Word files and PDFs, spoiled as packed files or in one of their parts. */
export async function fuzzArchives(
  kind: ArchiveKind,
  count: number,
  seed: number,
  until = Infinity,
): Promise<Outcome> {
  const random = randomFrom(seed)
  const whole = await wholes[kind]()
  const parts = kind === 'PDF' ? null : unpacked(whole)
  const outcome = begun()
  for (let i = 0; i < count && performance.now() < until; i++) {
    const bytes = parts && random(2) ? packed(oddParts(parts, random)) : spoiled(whole, random)
    await trial(outcome, () =>
      kind === 'XLSX'
        ? readWorkbook(bytes, { bounds }).then(({ text }) => readFigures(text))
        : extract(bytes),
    )
  }
  return outcome
}

function oddParts(parts: Parts, random: Random): Parts {
  const names = [...parts.keys()]
  const name = names[random(names.length)]!
  const changed = new Map(parts)
  if (random(8) === 0) changed.delete(name)
  else if (random(2)) changed.set(name, Buffer.from(spoiled(parts.get(name)!, random)))
  else changed.set(name, oddValues(parts.get(name)!, random))
  return changed
}

const values = [
  '',
  '0',
  '-1',
  '1e9',
  '2147483648',
  'A1',
  'XFD1048576',
  'd',
  's',
  'é',
  '&#0;',
  '../x',
  'x'.repeat(5_000),
]

/** Well-formed as before, but with other attributes and texts here and there. */
function oddValues(part: Buffer, random: Random): Buffer {
  const odd = () => values[random(values.length)]!
  const text = part
    .toString('utf8')
    .replace(/"[^"<>]*"/g, (found) => (random(30) ? found : `"${odd()}"`))
    .replace(/>[^<>]+</g, (found) => (random(10) ? found : `>${odd()}<`))
  return Buffer.from(text)
}

/** Small in the mail, large when it is unpacked, or larger than it says: refused before it fills the memory. */
export async function refusesBombs(megabytes: number): Promise<{ refused: boolean; peakMb: number }> {
  const parts = unpacked(await wholes.XLSX())
  const sheet = [...parts.keys()].find((name) => name.includes('sheet1'))!
  const zeros = new Map(parts).set(sheet, Buffer.alloc(megabytes << 20))
  const before = process.memoryUsage.rss()
  const bombs = [packed(zeros), packed(zeros, 1_000), packed(zeros, 0)]
  const grown = process.memoryUsage.rss()
  const answers = await Promise.all(
    bombs.map((bomb) =>
      readWorkbook(bomb, { bounds }).then(
        () => false,
        (error: unknown) => error instanceof Refusal,
      ),
    ),
  )
  return {
    refused: answers.every(Boolean),
    peakMb: (process.memoryUsage.rss() - Math.max(before, grown)) / 1e6,
  }
}

const wholes: Record<ArchiveKind, () => Promise<Uint8Array>> = {
  XLSX: () =>
    writeWorkbook('Figures', columns, [
      ['', 'A1.1', '', '2025-12-31', 1.5],
      ['', 'A1.1', '', '2024-12-31', 12, null, null, null, null, null, null, null, 'NDC'],
    ]),
  DOCX: async () =>
    new Uint8Array(
      await Packer.toBuffer(
        new Document({
          sections: [
            {
              children: [
                new Paragraph({ text: 'Objective A1', heading: 'Heading1' }),
                new Paragraph({ text: 'First', bullet: { level: 0 } }),
                new Table({
                  rows: [
                    new TableRow({ children: [new TableCell({ children: [new Paragraph('Target')] })] }),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    ),
  PDF: async () => new TextEncoder().encode(smallPdf(['Objective A1', 'Target 2030: 50 %'])),
}

/** A page of text, written by hand so that every byte of it can be spoiled. */
function smallPdf(lines: readonly string[]): string {
  const content = `BT /F1 12 Tf 72 720 Td ${lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return `${text}xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}
