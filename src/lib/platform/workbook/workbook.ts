import type { readXlsx } from 'hucre/xlsx'
import { headingKey, type CsvValue } from '#tables'
import { Refusal } from '../refusal.ts'
import { archiveEntries } from './archive.ts'
import { textOfSheet, type CellValue, type Sheet, type SheetNotes } from './sheet.ts'

export type { SheetNotes } from './sheet.ts'

/** How much of a workbook is read: beyond it nothing is unpacked. */
export type Bounds = { entries: number; bytes: number; rows: number; columns: number }
export const usualBounds: Bounds = { entries: 2_000, bytes: 64 << 20, rows: 100_000, columns: 500 }

export type Wanted = {
  /** The sheet that was chosen, by its name. */
  sheet?: string | null
  /** Headings to find a sheet by where several hold something. */
  known?: readonly string[]
  bounds?: Partial<Bounds>
}

/** Several sheets hold something, and nothing says which is meant. */
export class WhichSheet extends Refusal {
  readonly sheets: readonly string[]
  constructor(sheets: readonly string[]) {
    super('invalid', 'platform_workbook_which', { sheets: sheets.join(', ') })
    this.sheets = sheets
  }
}

/**
 * The table of a workbook (XLSX) as text, the sheet that is wanted or the only one that can be meant. This file is the only
 * one that knows the library.
 *
 * @throws Refusal `invalid` with what keeps it from being read; `WhichSheet` where one has to be chosen
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { sheet = null, known = [], bounds }: Wanted = {},
): Promise<{ text: string; notes: SheetNotes }> {
  const most = { ...usualBounds, ...bounds }
  requireBounded(bytes, most)
  const { readXlsx } = await import('hucre/xlsx')
  const names: string[] = []
  const sheets = await inOurWords(async () => {
    const workbook = await readXlsx(bytes, {
      // One row more than is allowed tells that there are more.
      maxRows: most.rows + 1,
      sheets: ({ name, hidden, veryHidden }) => {
        names.push(name)
        return sheet ? name === sheet : !hidden && !veryHidden
      },
    })
    return workbook.sheets.map(sheetOf)
  })
  const chosen = chosenOf(sheets, sheet, known)
  const { text, notes } = textOfSheet(requireSize(chosen, most))
  return {
    text,
    notes: { ...notes, others: names.filter((name) => name !== chosen.name) },
  }
}

type LibrarySheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]

function sheetOf({ name, rows, merges = [], rowDefs, columns = [], cells }: LibrarySheet): Sheet {
  const isFilled = ([row]: readonly [number, unknown]) =>
    rows[row]?.some((cell) => cell !== null && cell !== '')
  return {
    name,
    rows: rows as CellValue[][],
    merges,
    hiddenRows: [...(rowDefs ?? [])].filter((each) => each[1].hidden && isFilled(each)).map(([row]) => row),
    hiddenColumns: columns.flatMap(({ hidden }, column) => (hidden ? [column] : [])),
    unanswered: [...(cells ?? [])].flatMap(([place, { type, value }]) => {
      if (type !== 'formula' || (value ?? null) !== null) return []
      const [row = 0, column = 0] = place.split(',').map(Number)
      return [{ row, column }]
    }),
  }
}

/** What is in the directory of the archive, before anything of it is unpacked. */
function requireBounded(bytes: Uint8Array, most: Bounds): void {
  const entries = archiveEntries(bytes, most.entries)
  if (!entries) throw new Refusal('invalid', 'platform_workbook_damaged')
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (!has('xl/workbook.xml'))
    throw new Refusal(
      'invalid',
      has('content.xml') ? 'platform_workbook_open_document' : 'platform_workbook_other',
    )
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (unpacked > most.bytes)
    throw new Refusal('invalid', 'platform_workbook_large', { most: most.bytes >> 20 })
}

/** Everything that the library says no to is a workbook that cannot be read; it unpacks no more than was declared. */
async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isLarge = error instanceof Error && /over the .* limit|outside the supported/.test(error.message)
    throw new Refusal('invalid', isLarge ? 'platform_workbook_wide' : 'platform_workbook_damaged')
  }
}

function requireSize(sheet: Sheet, { rows, columns }: Bounds): Sheet {
  if (sheet.rows.length > rows) throw new Refusal('invalid', 'platform_workbook_long', { most: rows })
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  if (width > columns) throw new Refusal('invalid', 'platform_workbook_wide')
  return sheet
}

const isEmpty = ({ rows }: Sheet) => rows.every((row) => row.every((cell) => cell === null || cell === ''))

/** The sheet with the known headings where there is one such sheet, else the only one that is not empty. */
function chosenOf(sheets: readonly Sheet[], wanted: string | null, known: readonly string[]): Sheet {
  const filled = sheets.filter((sheet) => !isEmpty(sheet))
  const [first] = filled
  if (!first)
    throw wanted
      ? new Refusal('invalid', 'platform_workbook_no_sheet', { sheet: wanted })
      : new Refusal('invalid', 'platform_table_empty')
  const keys = new Set(known.map(headingKey))
  const fitting = filled.filter(({ rows }) =>
    rows
      .slice(0, 50)
      .some((row) => row.filter((cell) => typeof cell === 'string' && keys.has(headingKey(cell))).length > 1),
  )
  if (fitting.length === 1) return fitting[0]!
  if (filled.length === 1) return first
  throw new WhichSheet(filled.map(({ name }) => name))
}

/** A table as a workbook of one sheet: numbers stay numbers, days are text as in our other files. */
export async function writeWorkbook(
  name: string,
  heading: readonly string[],
  rows: readonly (readonly CsvValue[])[],
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const cells = [heading, ...rows].map((row) => row.map((cell) => cell ?? null))
  return writeXlsx({
    sheets: [{ name: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), rows: cells, freezePane: { rows: 1 } }],
  })
}
