import { describe, expect, test } from 'vitest'
import { exampleArea, exampleParcel } from './example.ts'
import { emptyForm, readForm } from './form.ts'
import type { Place } from './question.ts'
import { isProblem, readMonths, readTyped, weatherBlock } from './parse.ts'

const parcel = { ...emptyForm, ...exampleParcel }
const area = { ...emptyForm, ...exampleArea() }
const questionOf = (typed: typeof parcel) => {
  const read = readForm(typed)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.question
}
const problemsOf = (typed: typeof parcel) => {
  const read = readForm(typed)
  return 'problems' in read ? read.problems : []
}

describe('a number', () => {
  test('is read as people write it', () => {
    const stocks = ['3.4', '3,4', ' 12,5 ', '\u202f100'].map((text) => readTyped('stock', text))
    expect(stocks).toEqual([3.4, 3.4, 12.5, 100])
    expect(readTyped('areaHa', '1 234,5')).toBe(1234.5)
    expect(readTyped('increase', '−5')).toBe(-5)
    expect(readTyped('clay', '23,4 %')).toBe(23.4)
  })
  test('is nothing else', () => {
    const wrong = ['warm', '3.4.5', '1,2,3', '0x10', '--1', '1e1'].map((text) => readTyped('clay', text))
    expect(wrong.map((read) => isProblem(read) && read.text)).toEqual(Array(6).fill('number'))
  })
  test('with two readings is asked for again', () => {
    expect(readTyped('areaHa', '1,200')).toEqual({
      field: 'areaHa',
      text: 'readings',
      data: { value: '1,200', thousands: 1200, fraction: 1.2 },
    })
  })
})

test('a number that data sets write for a missing value is named as one', () => {
  expect(readTyped('clay', '-99')).toMatchObject({ text: 'range', isMissing: true })
  expect(readTyped('clay', '-7')).toMatchObject({ text: 'range', isMissing: false })
  expect(readMonths('rain', '−9999 ' + '5 '.repeat(11))).toMatchObject({ text: 'month', isMissing: true })
  const cells = exampleArea().cells!.split('\n')
  cells[2] = cells[2]!.split(',').with(3, '-9999').join(',')
  expect(problemsOf({ ...area, cells: cells.join('\n') })).toMatchObject([
    { text: 'cellNumber', data: { line: 3, value: '-9999' }, isMissing: true },
  ])
})

describe('twelve months', () => {
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.5]
  test.each([
    ['a row of a spreadsheet', months.join('\t')],
    ['a column of a spreadsheet', months.join('\r\n')],
    ['blanks and decimal commas', months.join(' ').replace('.', ',')],
    ['commas and blanks', months.join(', ')],
    ['commas alone', months.join(',')],
    ['semicolons and decimal commas', months.join(';').replace('.', ',')],
  ])('are read from %s', (_, text) => {
    expect(readMonths('temperature', text)).toEqual(months)
  })
  test('decide about one another where one has two readings', () => {
    const text = (at: string) => ['1.234', at, ...Array(10).fill('7')].join(' ')
    expect(readMonths('rain', text('0.5'))).toEqual([1.234, 0.5, ...Array(10).fill(7)])
    expect(readMonths('rain', text('0,5'))).toEqual([1234, 0.5, ...Array(10).fill(7)])
    expect(readMonths('rain', text('5'))).toMatchObject({ text: 'readings', data: { value: '1.234' } })
  })
  test('are twelve, and each says its own', () => {
    expect(readMonths('rain', '1 2 3')).toMatchObject({ text: 'months', data: { found: 3 } })
    expect(readMonths('rain', '')).toMatchObject({ text: 'needed' })
    expect(readMonths('rain', months.join(' ').replace('7', 'wet'))).toMatchObject({
      text: 'month',
      data: { month: 7, value: 'wet' },
    })
    expect(readMonths('rain', months.join(' ').replace('7', '-7'))).toMatchObject({ data: { value: '-7' } })
  })
  test('a block of twelve rows is three columns, whatever stands before them', () => {
    const block = months.map((month, i) => `${i + 1}\t${month}\t60\t${i}`).join('\n')
    expect(weatherBlock(block)).toEqual({
      temperature: months.join(' '),
      rain: Array(12).fill('60').join(' '),
      evaporation: months.map((_, i) => i).join(' '),
    })
    expect(weatherBlock(months.join('\n'))).toBeNull()
  })
})

describe('the form', () => {
  test('with the example is a question', () => {
    const { places, ...question } = questionOf(parcel)
    expect(places).toHaveLength(1)
    expect(places[0]).toMatchObject({ stock: 52, stockSd: 5, clay: 23.4, landCover: 2, areaHa: 8 })
    expect(places[0]!.cover.filter((factor) => factor === 1)).toHaveLength(2)
    expect(question).toMatchObject({ increase: 0.2, years: 20, draws: 1000, seed: 1 })
    expect(question.survey).toEqual({ design: 'paired', sd: 52 * 0.08, points: 20, alpha: 0.05, power: 0.8 })
  })
  test('says everything that is missing at once, and with it what was typed wrong', () => {
    const problems = problemsOf({ ...emptyForm, years: '2.5', points: '1', clay: 'much' })
    expect(problems.map(({ field, text }) => `${field} ${text}`)).toEqual([
      ...['stock needed', 'stockSd needed', 'clay number'],
      ...['temperature needed', 'rain needed', 'evaporation needed'],
      ...['years whole', 'points range'],
    ])
  })
  test('takes a spread of its own before the assumed one', () => {
    expect(questionOf({ ...parcel, sd: '4' }).survey).toMatchObject({
      sd: 4,
      design: 'paired',
    })
  })
})

describe('a file of cells', () => {
  const lines = area.cells.split('\n')
  const withLine = (at: number, line: string) => lines.map((old, i) => (i === at ? line : old)).join('\n')

  test('gives a place a row, with the weather of the form', () => {
    const { places, draws } = questionOf(area)
    expect(places).toHaveLength(63)
    expect(places[0]).toMatchObject({ name: 'A1', line: 2, x: 400, y: 1000, landCover: 3, areaHa: 1 })
    expect(draws).toBe(200)
  })
  test.each([
    [
      'a word for a number',
      withLine(3, 'A3,600,1000,lots,5,20,2,1'),
      'cellNumber',
      { line: 4, column: 'stock_t_ha', value: 'lots' },
    ],
    ['an empty cell', withLine(3, 'A3,600,1000,40,5,,2,1'), 'cellNeeded', { line: 4, column: 'clay_pct' }],
    [
      'a cell too few',
      withLine(3, 'A3,600,1000,40,5,20,2'),
      'line',
      { line: 4, reason: '7 cells under 8 columns' },
    ],
    ['half a land cover', withLine(3, 'A3,600,1000,40,5,20,2.5,1'), 'cellChoice', { line: 4 }],
    [
      'a column that there is not',
      withLine(0, lines[0]!.replace('id', 'name')),
      'columnUnknown',
      { column: 'name' },
    ],
    [
      'a column that is lacking',
      withLine(0, lines[0]!.replace('clay_pct', 'temp_c_1')),
      'columnMissing',
      { column: 'clay_pct' },
    ],
    [
      'two readings of an area',
      'id,stock_t_ha,clay_pct,land_cover,area_ha\na,50,23,2,"1,200"\nb,60,20,2,"2,500"\n',
      'cellReadings',
      { line: 2, column: 'area_ha', value: '1,200', thousands: 1200, fraction: 1.2 },
    ],
    [
      'a sign for percent under hectares',
      withLine(3, 'A3,600,1000,40,5,20,2,1 %'),
      'cellNumber',
      { line: 4 },
    ],
    ['its heading once more', withLine(3, lines[0]!), 'line', { line: 4 }],
    ['an open quote', withLine(3, 'A3,"600,1000,40,5,20,2,1'), 'line', { line: 4 }],
    ['a header alone', lines[0]!, 'noRows', {}],
    ['nothing', ' ', 'needed', {}],
  ])('with %s is refused with line and column', (_, cells, text, data) => {
    const [problem, ...others] = problemsOf({ ...area, cells })
    expect(problem).toMatchObject({ field: 'cells', text, data })
    expect(others).toEqual([])
  })
  test.each([
    ['semicolons and decimal commas', area.cells.replaceAll(',', ';').replaceAll('.', ',')],
    ['a title, a line for the separator, a comment', `sep=,\nMy farm\n# drawn in May\n${area.cells}`],
    ['empty cells, rows and columns at the end', `${area.cells.replaceAll(/$/gm, ',,')}\n,,,\n`],
    ['a byte order mark and single carriage returns', `\uFEFF${area.cells.replaceAll('\n', '\r')}`],
  ])('with %s is the same file', (_, cells) => {
    const without = (places: readonly Place[]) => places.map(({ line: _line, ...place }) => place)
    expect(without(questionOf({ ...area, cells }).places)).toEqual(without(questionOf(area).places))
  })
  test('may bring weather of its own, all of it', () => {
    const columns = ['temp_c', 'rain_mm', 'pet_mm'].flatMap((name) =>
      Array.from({ length: 12 }, (_, i) => `${name}_${i + 1}`),
    )
    const own = [
      'stock_t_ha,clay_pct,land_cover,area_ha,' + columns.join(','),
      `50,20,2,1,${columns.map((_, i) => i).join(',')}`,
    ]
    const without = { ...area, temperature: '', rain: '', evaporation: '' }
    const [place] = questionOf({ ...without, cells: own.join('\n') }).places
    expect(place!.climate[11]).toEqual({ temperature: 11, rain: 23, evaporation: 35 })
    expect(place).toMatchObject({ stockSd: 5, name: '1', x: null })
    expect(problemsOf(without)[0]).toMatchObject({ field: 'cells', text: 'weather' })
  })
  test('holds some thousand cells and no more', () => {
    const many = [lines[0], ...Array(5001).fill(lines[1])].join('\n')
    expect(problemsOf({ ...area, cells: many })[0]).toMatchObject({ text: 'tooMany', data: { found: 5001 } })
    const some = [lines[0], ...Array(5000).fill(lines[1])].join('\n')
    expect(questionOf({ ...area, cells: some }).places).toHaveLength(5000)
    expect(problemsOf({ ...area, cells: some, draws: '1000' })[0]).toMatchObject({
      field: 'draws',
      text: 'tooMuch',
    })
  })
})
