import { writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { numbersIn, openTable } from '#tables'
import { Refusal } from '../refusal.ts'
import { archiveEntries } from './archive.ts'
import { readWorkbook, WhichSheet, writeWorkbook, type Wanted } from './workbook.ts'

const saved = (...sheets: (Partial<WriteSheet> & Pick<WriteSheet, 'rows'>)[]) =>
  writeXlsx({ sheets: sheets.map((sheet, i) => ({ name: `Sheet${i + 1}`, ...sheet })) })
const refused = async (bytes: Uint8Array, wanted: Wanted = {}) =>
  readWorkbook(bytes, wanted).then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.text : Promise.reject(error)),
  )
const cell = (value: Partial<Cell>): Partial<Cell> => value

test('days, numbers, truth values, errors and text with breaks come as text that has one reading', async () => {
  const day = new Date('2025-12-31T00:00:00Z')
  const noon = new Date('2025-12-31T12:30:00Z')
  const { text } = await readWorkbook(
    await saved({
      rows: [
        ['indicator', 'on', 'value', 'note'],
        ['A1.1', day, 1.234, 'two\nlines'],
        [],
        ['B', noon, 1e-7, '=1+1'],
        ["'=x", null, 0.1 + 0.2, true],
      ],
    }),
  )
  expect(text).toBe(
    [
      'indicator\ton\tvalue\tnote',
      'A1.1\t2025-12-31\t1.2340\t"two\nlines"',
      '',
      'B\t2025-12-31T12:30:00\t1e-7\t=1+1',
      "'=x\t\t0.30000000000000004\tTRUE",
      '',
    ].join('\r\n'),
  )
  expect([...openTable(text).rows()].at(-1)?.cells[0]).toBe('=x')
})

test('a number that stands as text beside numbers is not decided by them', async () => {
  const { text } = await readWorkbook(
    await saved({
      rows: [
        ['id', 'value'],
        ['a', 12.5],
        ['b', '1,234'],
        ['c', -0.25],
      ],
    }),
  )
  const table = openTable(text)
  const numbers = numbersIn(table, { value: {} })
  expect(numbers.question).toMatchObject({ line: 3, text: '1,234', count: 1 })
  const values = Array.from(table.rows(), ({ cells }) => numbers.read(cells, 'value'))
  expect(values).toMatchObject([{ value: 12.5 }, { kind: 'open' }, { value: -0.25 }])
})

test('a formula says the value that was saved with it; one without a value is named', async () => {
  const cells = new Map([
    ['1,1', cell({ formula: '6*7', formulaResult: 42 })],
    ['2,1', cell({ formula: 'NOW()' })],
  ])
  const { text, notes } = await readWorkbook(await saved({ rows: [['id', 'n'], ['a'], ['b']], cells }))
  expect(text).toBe('id\tn\r\na\t42\r\nb\r\n')
  expect(notes.unanswered).toEqual(['B3'])
})

test('merged words belong to every row of their block, merged numbers to the first; what is hidden is said', async () => {
  const { text, notes } = await readWorkbook(
    await saved({
      rows: [
        ['id', 'what', 'n'],
        [null, 'unit', 't'],
        ['a', 'x', 1],
        [null, 'y', null],
      ],
      merges: [
        { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
        { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        { startRow: 2, startCol: 2, endRow: 3, endCol: 2 },
      ],
      columns: [{}, { hidden: true }],
      rowDefs: new Map([[3, { hidden: true }]]),
    }),
  )
  expect(text).toBe('id\twhat\tn\r\nid\tunit\tt\r\na\tx\t1\r\na\ty\r\n')
  expect(notes).toMatchObject({ filled: 2, hiddenRows: [4], hiddenColumns: ['B'] })
})

test('the sheet is the one that is named, that has the headings, or that alone holds something; else one is asked for', async () => {
  const [data, words] = [
    {
      rows: [
        ['x', 'y'],
        [1, 2],
      ],
    },
    { rows: [['About'], ['this file']] },
  ]
  const three = await saved(words, data, { rows: [] }, { ...data, name: 'Old', hidden: true })
  const read = async (wanted: Wanted) => (await readWorkbook(three, wanted)).notes
  expect(await read({ known: ['y', 'X'] })).toMatchObject({
    name: 'Sheet2',
    others: ['Sheet1', 'Sheet3', 'Old'],
  })
  expect(await read({ sheet: 'Old' })).toMatchObject({ name: 'Old' })
  expect(await refused(three, { sheet: 'None' })).toBe('platform_workbook_no_sheet')
  expect(await refused(await saved({ rows: [] }))).toBe('platform_table_empty')
  const which = await readWorkbook(three).catch((error: unknown) => error)
  expect(which).toBeInstanceOf(WhichSheet)
  expect((which as WhichSheet).sheets).toEqual(['Sheet1', 'Sheet2'])
})

test('what is too large, too long, too wide, damaged or something else is refused before it is unpacked', async () => {
  const some = await saved({ rows: [['a'], ['b'], ['c']] })
  expect(await refused(some, { bounds: { bytes: 100 } })).toBe('platform_workbook_large')
  expect(await refused(some, { bounds: { rows: 2 } })).toBe('platform_workbook_long')
  expect(await refused(some, { bounds: { entries: 3 } })).toBe('platform_workbook_damaged')
  expect(await refused(await saved({ rows: [['a', 'b', 'c']] }), { bounds: { columns: 2 } })).toBe(
    'platform_workbook_wide',
  )
  const corner = await saved({ rows: [['a']], cells: new Map([['1999,16383', cell({ value: 'z' })]]) })
  expect(await refused(corner)).toBe('platform_workbook_wide')
  expect(await refused(some.subarray(0, -30))).toBe('platform_workbook_damaged')
  expect(await refused(renamed(some, 'xl/workbook.xml', 'xx/workbook.xml'))).toBe('platform_workbook_other')
})

test('an entry that says it is small and unpacks to much is given up at what it said', async () => {
  const long = await saved({ rows: Array.from({ length: 20_000 }, () => ['the same']) })
  const lying = new Uint8Array(long)
  const view = new DataView(lying.buffer)
  const size = archiveEntries(long, 100)!.find(({ name }) => name.includes('sheet1'))!.bytes
  for (let at = 0; at < lying.length - 4; at++)
    if (view.getUint32(at, true) === size) view.setUint32(at, 1_000, true)
  expect(await refused(lying)).toBe('platform_workbook_damaged')
  for (let at = 0; at < lying.length - 4; at++)
    if (view.getUint32(at, true) === 1_000) view.setUint32(at, 0, true)
  expect(archiveEntries(lying, 100)).toBeNull()
})

test('a workbook of ours comes back as it was', async () => {
  const heading = ['id', 'value', 'words']
  const rows = [
    ['1-2', 1.234, '=cmd()'],
    ['b', null, '# no comment'],
    ['c', -1e21, ' blank '],
  ]
  const { text, notes } = await readWorkbook(await writeWorkbook('Figures [all]/2025', heading, rows))
  const table = openTable(text, heading)
  const numbers = numbersIn(table, { value: {} })
  const back = Array.from(table.rows(), ({ cells }) => {
    const value = numbers.read(cells, 'value')
    return [cells[0], value.kind === 'number' ? value.value : null, cells[2]]
  })
  expect([notes.name, back]).toEqual(['Figures  all  2025', rows])
})

/** Every name of the same length in the bytes, in directory and headers alike. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
