import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { loadPlan } from '#lib/plan/index.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { samplePlan } from '../../plan/fixtures.ts'
import { sampleFigure, sampleIndicator, sampleMilestone, sampleReport, sampleShare } from '../fixtures.ts'
import {
  figuresAsCsv,
  figuresAsJson,
  figuresAsSdmx,
  indicator,
  indicators,
  judgedOn,
  loadIndicators,
  observations,
  previewImport,
  takeImport,
  undoImport,
  rebuild,
  reportObservation,
  type ImportPreview,
} from '../index.server.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { progress } from '../progress/progress.ts'
import { latestExchanges } from '#lib/traits/index.server.ts'
import { openFigures, understandFigure } from './reading.ts'
import { readSdmx } from './sdmx.ts'
import { openTable, toCsv, type Mark } from '#tables'

let database: OpenDatabase
let context: Context
const today = '2026-03-01'
const part = { by: 'college', code: 'banks', title: { en: 'Banks, "large" ones' } }
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, {
    actor: { ...testContext(database).actor, roles: ['administrator', 'secretariat'] },
  })
  await loadPlan(context, samplePlan())
  const measured = [sampleIndicator(), sampleShare(), sampleMilestone()]
  await loadIndicators(context, measured, [
    sampleFigure(),
    sampleFigure({ on: '2021-12-31', value: 6, part }),
  ])
  const { id } = await reportObservation(context, 'A1.1', sampleReport({ value: 9 }))
  await reportObservation(context, 'A1.1', sampleReport({ value: 13, corrects: id }))
  const source = { title: '=SUM(1;2), a trap', place: 'Line one\nline two', url: 'https://example.org/a?b=1' }
  await reportObservation(context, 'A1.2', sampleReport({ value: 12, reporters: 15, source }))
  await reportObservation(context, 'A1.3', sampleReport({ on: '2024-02-10', value: null, state: 'done' }))
})
afterAll(() => database.close())

async function whole(texts: AsyncGenerator<string>): Promise<string> {
  let text = ''
  for await (const chunk of texts) text += chunk
  return text
}

/** Standings computed from nothing but the figures of a file and the definitions. */
function standingsOf(measured: readonly Indicator[], figures: Map<string, Observation[]>) {
  return measured.map((indicator) => {
    const { standing, reason, pace, lateMonths } = progress(
      indicator,
      figures.get(indicator.code) ?? [],
      today,
    )
    return { code: indicator.code, standing, reason, pace, lateMonths }
  })
}

async function expectedStandings() {
  const judged = await judgedOn(database.read, await indicators(database.read), today)
  return judged.map(({ indicator: { code }, status }) => {
    const { standing, reason, pace, lateMonths } = status.pace
    return { code, standing, reason, pace, lateMonths }
  })
}

test('from each export every standing can be computed again', async () => {
  const measured = await indicators(database.read)
  const expected = await expectedStandings()
  expect(expected.map(({ standing }) => standing)).toEqual(['on_track', 'cannot_tell', 'met'])

  const json = JSON.parse(await whole(figuresAsJson(database.read))) as {
    indicators: Indicator[]
    observations: Observation[]
  }
  const dated = json.observations.map((row) => ({ ...row, reportedAt: new Date(row.reportedAt) }))
  const codes = new Map(json.indicators.map(({ id, code }) => [id, code]))
  const byCode = Map.groupBy(dated, ({ indicatorId }) => codes.get(indicatorId) ?? '')
  expect(standingsOf(json.indicators, byCode)).toEqual(expected)

  const sdmx = readSdmx(await whole(figuresAsSdmx(database.read))) as unknown as (Observation & {
    indicator: string
  })[]
  expect(
    standingsOf(
      measured,
      Map.groupBy(sdmx, (row) => row.indicator),
    ),
  ).toEqual(expected)

  const known = new Map(measured.map((one) => [one.code, one]))
  const csv = openFigures(await whole(figuresAsCsv(database.read)), known, { today })
  const rows = Array.from(csv.table.rows(), (row) => {
    const { draft } = understandFigure(csv.read(row), known)
    const cell = (name: string) => row.cells[csv.table.columnOf(name)] ?? ''
    return {
      ...draft!.report,
      id: draft!.id,
      indicator: draft!.indicator,
      indicatorVersion: Number(cell('version')),
      reportedAt: new Date(cell('reported_at')),
    }
  }) as unknown as (Observation & { indicator: string })[]
  expect(
    standingsOf(
      measured,
      Map.groupBy(rows, (row) => row.indicator),
    ),
  ).toEqual(expected)
})

const look = (text: string, decimal: Mark | null = null) => previewImport(context, { text, decimal })
const take = (text: string, decimal: Mark | null = null, leaveOut = false) =>
  takeImport(context, { text, decimal }, { leaveOut, name: 'figures.csv' })
const verdictsOf = ({ lines }: ImportPreview) => lines.map(({ verdict }) => verdict)
const problemsOf = ({ lines }: ImportPreview) => lines.map(({ problems }) => problems)
const file = (...lines: string[]) => ['indicator;on;value;unit;source_title', ...lines].join('\n')

/** What a spreadsheet in French makes of our file: semicolons, decimal commas, days its own way, CRLF and a mark. */
async function asFrenchExcelSaves(text: string, isDayMonth: boolean): Promise<string> {
  const table = openTable(text)
  const day = (cell: string) => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')
  const rows = Array.from(table.rows(), ({ cells }) =>
    cells.map((cell, i) => {
      if (/^-?\d+\.\d+$/.test(cell)) return cell.replace('.', ',')
      return isDayMonth && table.cells[i] === 'on' ? day(cell) : cell
    }),
  )
  return toCsv(table.cells, rows, { separator: ';' })
}

describe('our own file comes back unchanged', () => {
  test('as it went out, and as a French spreadsheet saves it', async () => {
    const text = await whole(figuresAsCsv(database.read))
    for (const saved of [text, await asFrenchExcelSaves(text, false), await asFrenchExcelSaves(text, true)]) {
      const looked = await look(saved)
      expect(problemsOf(looked).flat()).toEqual([])
      expect(looked).toMatchObject({ unmapped: [], missing: [], question: null })
      expect(looked.counts).toEqual({ new: 0, change: 0, wrong: 0, twice: 0, same: 6 })
    }
  })

  test('in another platform, a figure and its correction together', async () => {
    const text = await whole(figuresAsCsv(database.read))
    const other = await testDatabase()
    const there = testContext(other, { actor: context.actor })
    await loadPlan(there, samplePlan())
    await loadIndicators(there, [sampleIndicator(), sampleShare(), sampleMilestone()], [])
    expect(await takeImport(there, { text }, { leaveOut: false, name: null })).toEqual({ taken: 6, rest: '' })
    const standings = async (read: OpenDatabase['read']) =>
      (await judgedOn(read, await indicators(read), today)).map(({ status: { verdict, pace } }) => [
        verdict,
        pace.pace,
      ])
    expect(await standings(other.read)).toEqual(await standings(database.read))
    await other.close()
  })
})

test('a changed line becomes a correction, a new one a figure, and a wrong one comes back in its own dialect', async () => {
  const { id } = orMissing(await indicator(database.read, 'A1.1'))
  const own = orMissing((await observations(database.read, id)).find(({ value }) => value === 13))
  const lines = [
    'sep=;',
    'Figures of 2025;;;',
    'indicator;on;value;unit;source_title;id',
    `A1.1;2025-12-31;14;well;The register of wells;${own.id}`,
    'A1.1;2024-12-31;11;well;Another register;',
    'A1.1;2024-12-31;eleven;well;Another register;',
    'Z9.9;2024-13-01;12,5;well;x;',
    'A1.3;2024-12-31;1;well;Another register;',
  ]
  const looked = await look(lines.join('\r\n'))
  expect(verdictsOf(looked)).toEqual(['change', 'new', 'wrong', 'wrong', 'wrong'])
  expect(looked.lines.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8])
  expect(problemsOf(looked)).toEqual([
    [],
    [],
    ['value: “eleven” is not a number.'],
    [
      'on: The date “2024-13-01” does not exist. Write dates as 2025-12-31.',
      'indicator: There is no indicator with this code.',
      'source_title: Give the source of the figure.',
    ],
    ['state: Choose a status.'],
  ])
  expect(looked.rest).toBe([...lines.slice(0, 3), ...lines.slice(5), ''].join('\r\n'))

  const { taken, rest } = await take(lines.join('\r\n'))
  expect([taken, rest]).toEqual([2, looked.rest])
  expect(verdictsOf(await look(lines.slice(0, 5).join('\n')))).toEqual(['wrong', 'same'])
  const mended = rest.replace('Z9.9;2024-13-01;12,5;well;x;', 'A1.1;2024-10-01;12,5;well;Mended;')
  expect((await look(mended)).lines[1]).toMatchObject({ verdict: 'new', value: '12.5 well' })
})

describe('a number', () => {
  const value = async (cell: string, heading = 'indicator;on;value;unit;source_title') =>
    (await look(`${heading}\nA1.1;2025-12-31;${cell};well;Register\n`)).lines[0]!

  test.each([
    ['1\u00A0234,5', '1,234.5 well'],
    ['250\u202F500', '250,500 well'],
    ['2,5E+05', '250,000 well'],
    ['0,125', '0.125 well'],
  ])('written %j is %s, every digit shown', async (cell, shown) => {
    expect(await value(cell)).toMatchObject({ verdict: 'new', value: shown })
  })

  test('with two readings is one question a file, and is taken as it was answered', async () => {
    const text = file(
      'A1.1;2025-12-31;1.234;well;Reg',
      'A1.1;2024-12-31;2.500;well;Reg',
      'A1.1;2023-12-31;7;well;Reg',
    )
    const asked = await look(text)
    expect(verdictsOf(asked)).toEqual(['wrong', 'wrong', 'new'])
    expect(asked.question).toEqual({
      line: 2,
      column: 'value',
      text: '1.234',
      count: 2,
      answers: { point: 'The point: “1.234” is 1.234', comma: 'The comma: “1.234” is 1,234' },
    })
    expect((await look(text, ',')).lines.map((line) => line.value)).toEqual([
      '1,234 well',
      '2,500 well',
      '7 well',
    ])
    expect((await look(text, '.')).lines.map((line) => line.value)).toEqual([
      '1.234 well',
      '2.5 well',
      '7 well',
    ])
    await expect(take(text)).rejects.toMatchObject({
      text: 'traits_file_open_question',
      data: { found: '1.234', thousands: '1234', fraction: '1.2340' },
    })
  })

  test('is never made of a blank, a word, a day of a spreadsheet or its error', async () => {
    const looked = await look(
      file(
        ...['', 'n/a', '–', '0x10', '01-févr', '#VALEUR!'].map(
          (cell) => `A1.1;2025-12-31;${cell};well;Register`,
        ),
      ),
    )
    expect(looked.counts).toMatchObject({ wrong: 6 })
    expect(problemsOf(looked).flat()).toEqual([
      'value: Enter a value, or choose “missing” or “cannot exist”.',
      'value: “n/a” is not a number.',
      'value: “–” is not a number.',
      'value: “0x10” is not a number.',
      'value: The spreadsheet turned this number into a date: “01-févr”. Format the column as text and enter the number again.',
      'value: “#VALEUR!” is a spreadsheet error, not a number.',
    ])
  })

  test('may have a percent sign only where it is a share, and a currency only where it is money', async () => {
    const looked = await look(
      file(
        'A1.2;2025-12-31;35 %;well;Register',
        'A1.1;2025-12-31;35 %;well;Register',
        'A1.1;2025-12-31;€ 35;well;Register',
      ),
    )
    expect(verdictsOf(looked).slice(1)).toEqual(['wrong', 'wrong'])
    expect(looked.lines[0]).toMatchObject({ remarks: ['value: “35 %” is read as 0.35.'] })
    expect(problemsOf(looked).slice(1).flat()).toEqual([
      'value: “35 %” is a percentage, which is not allowed here.',
      'value: “€ 35” names a currency that is not allowed here.',
    ])
  })
})

describe('a day', () => {
  test.each([
    ['01/02/2025', '31/12/2024', 'new', '1 February 2025'],
    ['01/02/2025', '12/31/2024', 'new', '2 January 2025'],
    ['01/02/2025', '05/05/2024', 'wrong', '01/02/2025'],
  ])('%s beside %s is %s: %s', async (day, beside, verdict, on) => {
    const looked = await look(file(`A1.1;${day};5;well;One`, `A1.1;${beside};6;well;Two`))
    expect(looked.lines[0]).toMatchObject({ verdict, on })
  })

  test('to come is refused in its line, unless it is a forecast', async () => {
    const heading = 'indicator;on;value;unit;source_title;status'
    const text = [heading, 'A1.1;2030-12-31;5;well;One;A', 'A1.1;2030-12-31;5;well;Two;F'].join('\n')
    expect(problemsOf(await look(text))).toEqual([['on: “2030-12-31” is in the future.'], []])
  })
})

describe('lines against each other', () => {
  test('one line twice is taken once, and the second says so', async () => {
    const text = file('A1.1;2019-12-31;1;well;Twice', 'A1.1;2019-12-31;1;well;Twice')
    const looked = await look(text)
    expect(verdictsOf(looked)).toEqual(['new', 'twice'])
    expect(looked.lines[1]!.remarks).toEqual(['Same content as line 2.'])
    expect(await take(text)).toEqual({ taken: 1, rest: '' })
  })

  test('two values of one source for one day are both kept back, another source is not', async () => {
    const looked = await look(
      file(
        'A1.1;2018-12-31;5;well;Register',
        'A1.1;2018-12-31;7;well;Register',
        'A1.1;2018-12-31;7;well;Other',
      ),
    )
    expect(verdictsOf(looked)).toEqual(['wrong', 'wrong', 'new'])
    expect(problemsOf(looked).flat()).toEqual([
      'This line contradicts line 3. Neither is imported.',
      'This line contradicts line 2. Neither is imported.',
    ])
  })
})

test('half a well, another unit and a thousandfold value are looked at before they are taken', async () => {
  const looked = await look(
    file('A1.1;2025-10-01;14,5;well;Reg', 'A1.1;2025-10-02;15;euros;Reg', 'A1.1;2025-10-03;15000;wells;Reg'),
  )
  expect(looked).toMatchObject({ counts: { new: 3 }, remarked: 3 })
  expect(looked.lines.flatMap(({ remarks }) => remarks)).toEqual([
    'value: 14.5 is not a whole number, but this indicator counts whole units. Is it correct?',
    'unit: “euros” is not the unit of the indicator, wells. Is it correct?',
    'value: 15,000 is very different from the latest figure, 15. Is it correct?',
  ])
})

describe('a heading', () => {
  test('that is not known is shown, and left out only when somebody says so', async () => {
    const text = 'Indicator,On,Value,Unit,Source title,colour\nA1.1,2017-12-31,5,well,Register,red'
    const looked = await look(text)
    expect(looked).toMatchObject({
      unmapped: ['colour'],
      missing: [],
      mapped: [{ heading: 'Indicator', column: 'indicator' }, {}, {}, {}, { heading: 'Source title' }],
    })
    await expect(take(text)).rejects.toMatchObject({
      text: 'traits_file_unmapped_open',
      data: { columns: 'colour' },
    })
    expect(await take(text, null, true)).toEqual({ taken: 1, rest: '' })
  })

  test('that is missing keeps everything back', async () => {
    const text = 'indicator,on,unit\nA1.1,2024-12-31,well'
    expect(await look(text)).toMatchObject({ missing: ['source_title'] })
    await expect(take(text)).rejects.toMatchObject({ text: 'traits_file_missing' })
  })

  test.each([
    [
      'twice',
      'indicator,on,value,value,unit,source_title\nA1.1,2025-12-31,5,6,well,R\n',
      'platform_table_heading_twice',
      1,
    ],
    [
      'above an open quote',
      'indicator,on,value,unit,source_title\nA1.1,2025-12-31,5,well,"R\n',
      'platform_table_quote_open',
      2,
    ],
  ])('%s is refused with its line', async (_, text, key, line) => {
    await expect(look(text)).rejects.toMatchObject({ text: key, data: { line } })
  })
})

test('an import is undone as a whole: what it corrected counts again, the log agrees, and it may come in anew', async () => {
  const { id } = orMissing(await indicator(database.read, 'A1.2'))
  const before = await observations(database.read, id)
  const own = orMissing(before.find(({ value }) => value === 12))
  const text = [
    'indicator,on,value,of,reporters,unit,source_title,source_place,source_url,id',
    `A1.2,${own.on},13,20,15,well,Corrected,,,${own.id}`,
    'A1.2,2016-12-31,3,20,5,well,Register,,,',
  ].join('\n')
  expect(await take(text)).toEqual({ taken: 2, rest: '' })
  const [imported] = await latestExchanges(database.read, 'dashboard.observation', 1)
  expect(imported).toMatchObject({ fileName: 'figures.csv', lines: 2, records: 2, undoneAt: null })
  expect(await observations(database.read, id)).toHaveLength(before.length + 2)

  expect(await undoImport(context, imported!.id)).toBe(2)
  expect(await observations(database.read, id)).toEqual(before)
  expect(await rebuild(database.read, today)).toMatchObject({
    differing: [],
    onlyInLog: [],
    onlyInTable: [],
    standingOtherwise: [],
  })
  await expect(undoImport(context, imported!.id)).rejects.toMatchObject({ text: 'traits_exchange_undone' })
  expect(await take(text)).toEqual({ taken: 2, rest: '' })

  const [again] = await latestExchanges(database.read, 'dashboard.observation', 1)
  const later = orMissing((await observations(database.read, id)).find(({ value }) => value === 13))
  await reportObservation(
    context,
    'A1.2',
    sampleReport({ on: later.on, value: 14, reporters: 15, corrects: later.id }),
  )
  await expect(undoImport(context, again!.id)).rejects.toMatchObject({ text: 'dashboard_import_worked_on' })
  expect(await latestExchanges(database.read, 'dashboard.observation', 1)).toMatchObject([{ undoneAt: null }])
})
