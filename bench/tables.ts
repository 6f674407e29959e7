// How fast a long table is looked through before it is taken in, and what memory that takes: as CSV and as a workbook,
// beside a plain split of the same text. Each measurement is a process of its own.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { columns, figureColumns } from '#lib/dashboard/exchange/columns.ts'
import {
  openFigures,
  understandFigure,
  type FigureDraft,
  type Measured,
} from '#lib/dashboard/exchange/reading.ts'
import { lookThrough, type Intake } from '#lib/traits/index.ts'
import { tableIn } from '#lib/platform/workbook/table-file.server.ts'
import { writeWorkbook } from '#lib/platform/workbook/workbook.ts'
import { toCsv, type CsvValue } from '#tables'

const rows = 100_000
/** A preview may take this much above an idle process. */
const mostMb = 150

type Measurement = { seconds: number; peakMb: number; lines: number }
const kinds = ['split', 'csv', 'workbook'] as const
type Kind = (typeof kinds)[number]

const figure = (i: number): CsvValue[] => {
  const cells: Record<string, CsvValue> = {
    indicator: 'A1.1',
    on: `${2000 + (i % 26)}-12-31`,
    value: i,
    unit: 'NDC',
    status: 'A',
    source_title: `Register of the year, page ${i % 977}`,
    source_url: `https://example.org/register/${i}`,
    reading_rule_en: 'Counted as they stand; none is counted twice.',
  }
  return columns.map((name) => cells[name] ?? null)
}

const measured: ReadonlyMap<string, Measured> = new Map([
  ['A1.1', { kind: 'count', code: 'A1.1', unit: { en: 'NDC' } }],
])
const intake: Intake<FigureDraft> = {
  columns: figureColumns(measured),
  understand: (line) => understandFigure(line, measured),
  subject: ({ report }) => `${report.on} ${report.source.url}`,
  says: ({ report }) => JSON.stringify(report),
  judge: async (drafts) => drafts.map((draft) => ({ verdict: 'new', draft, problems: [], remarks: [] })),
}

async function measure(kind: Kind, file: string): Promise<Measurement> {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const idle = process.memoryUsage.rss()
  const start = performance.now()
  let lines: number
  if (kind === 'split')
    lines =
      readFileSync(file, 'utf8')
        .split('\r\n')
        .map((line) => line.split(',')).length - 2
  else {
    const { text } = await tableIn(readFileSync(file), {
      known: columns,
      bounds: { bytes: 1 << 30, rows: 2 * rows },
    })
    const opened = openFigures(text, measured, { today: '2026-12-01' })
    const { total, counts } = await lookThrough(opened, intake, { only: 'all', from: 0, size: 200 })
    if (counts.new !== total) throw new Error(`${total - counts.new} lines were not read`)
    lines = total
  }
  const seconds = (performance.now() - start) / 1000
  return { seconds, lines, peakMb: (process.resourceUsage().maxRSS * 1024 - idle) / 1e6 }
}

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'permille-tables-'))
  try {
    const all = Array.from({ length: rows }, (_, i) => figure(i))
    writeFileSync(join(folder, 'figures.csv'), toCsv(columns, all))
    writeFileSync(join(folder, 'figures.xlsx'), await writeWorkbook('Figures', columns, all))
    let plain = 0
    for (const kind of kinds) {
      const file = join(folder, kind === 'workbook' ? 'figures.xlsx' : 'figures.csv')
      const said = execFileSync(process.execPath, ['bench/tables.ts', kind, file], { encoding: 'utf8' })
      const { seconds, peakMb, lines } = JSON.parse(said) as Measurement
      if (kind === 'split') plain = seconds
      const parts = [
        `${kind}: ${Math.round(lines / seconds).toLocaleString('en')} rows a second`,
        `${(seconds / plain).toFixed(1)} times a plain split`,
        `${Math.round(peakMb)} MB above idle`,
      ]
      console.log(parts.join(', ') + (kind === 'csv' && peakMb > mostMb ? ` – more than ${mostMb}` : ''))
      if (kind === 'csv' && peakMb > mostMb) process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [, , kind, file] = process.argv
if (file) console.log(JSON.stringify(await measure(kind as Kind, file)))
else await compare()
