import { describe, expect, test } from 'vitest'
import { hoosfieldYear } from '../../test/year.ts'
import { recordsIn } from '../tables.ts'
import { readSiteFile } from './sitefile.ts'
import { formatWorksheet, worksheet, worksheetCsv } from './worksheet.ts'

const line = (year: number, i: number, change: Record<string, unknown> = {}) => {
  const { temperature, rain, evaporation, plant, cover } = hoosfieldYear[i]
  const cells = {
    year,
    month: i + 1,
    temperature,
    rain,
    evaporation,
    plant,
    fym: 0,
    cover,
    ratio: 1.44,
    ...change,
  }
  return Object.values(cells).join(',')
}
const head = 'year,month,temp_c,rain_mm,evap_mm,plant_c,fym_c,cover,dpm_rpm'
const settings = '# clay_pct: 23.4\n# depth_cm: 23\n# iom_t_ha: 2.7\n'
const twelve = Array.from({ length: 12 }, (_, i) => i)
const file = (extra = '', year = 1852) =>
  [
    settings + extra + head,
    ...twelve.map((i) => line(1, i)),
    ...twelve.map((i) => line(year, i, { fym: i === 1 ? 3 : 0 })),
  ].join('\n')

test('a site’s months come out with every factor and pool, the start before the run', () => {
  const { rows, soil } = worksheet(readSiteFile(file()))
  expect(rows).toHaveLength(24)
  expect(rows.map(({ run }) => run).slice(11, 13)).toEqual(['start', 'forward'])
  expect(rows[11].soc.toFixed(4)).toBe('33.8632')
  expect(soil.deficit_15_bar_mm.toFixed(2)).toBe('-44.94')
})

test('each month follows from the one before by hand', () => {
  const { rows, soil } = worksheet(readSiteFile(file()))
  for (const [i, now] of rows.entries()) {
    const before = i === 0 ? rows[11] : i === 12 ? rows[11] : rows[i - 1]
    expect(now.xi).toBeCloseTo(now.a * now.b * now.c, 14)
    const kept = (pool: 'dpm' | 'rpm' | 'bio' | 'hum', k: number) =>
      before[pool] * Math.exp((-k * now.xi) / 12)
    const lost = (['dpm', 'rpm', 'bio', 'hum'] as const).reduce(
      (sum, pool) => sum + before[pool] - kept(pool, { dpm: 10, rpm: 0.3, bio: 0.66, hum: 0.02 }[pool]),
      0,
    )
    expect(now.dpm).toBeCloseTo(kept('dpm', 10) + (1.44 / 2.44) * now.plant_c + 0.49 * now.fym_c, 12)
    expect(now.rpm).toBeCloseTo(kept('rpm', 0.3) + now.plant_c / 2.44 + 0.49 * now.fym_c, 12)
    expect(now.bio).toBeCloseTo(kept('bio', 0.66) + soil.to_bio * lost, 12)
    expect(now.hum).toBeCloseTo(kept('hum', 0.02) + soil.to_hum * lost + 0.02 * now.fym_c, 12)
  }
})

test('the CSV holds the same numbers to the last bit, and says what made them', () => {
  const sheet = worksheet(readSiteFile(file()))
  const text = formatWorksheet(sheet)
  expect(text).toContain('# model = RothC-26.3\n')
  expect(text).toContain('# clay_pct = 23.4\n')
  const table = recordsIn(
    text
      .split('\n')
      .filter((each) => !each.startsWith('#'))
      .join('\n'),
  )
  expect(table.map((cells) => Number(cells.hum))).toEqual(sheet.rows.map(({ hum }) => hum))
  expect(worksheetCsv(file())).toBe(text)
})

test('a measured stock is held by the scaled plant input of the first year', () => {
  const { rows, soil } = worksheet(readSiteFile(file('# start: stock\n# soc_t_ha: 50\n')))
  expect(rows[11].soc).toBeCloseTo(50, 10)
  expect(soil.plant_c_factor_of_the_start).toBeCloseTo((50 - 2.7) / (33.8632 - 2.7), 4)
  expect(rows[0].plant_c).toBeCloseTo(0.212 * soil.plant_c_factor_of_the_start, 12)
  expect(rows[12].plant_c).toBe(0.212)
})

test('the official spin-up, options and radiocarbon can be asked for', () => {
  const text = file('# start: spin-up\n# bare_limit: wilting-point\n# evaporation: potential\n')
  const { rows, provenance } = worksheet(readSiteFile(text))
  expect(provenance.options).toMatchObject({
    bareLimit: 'wilting-point',
    evaporation: 'potential',
    tolerance: 1e-6,
  })
  expect(rows[11].soc).toBeGreaterThan(30)
  const dated = file()
    .split('\n')
    .map((each) =>
      each.startsWith('#') ? each : each.startsWith('year') ? `${each},modern_pct` : `${each},100`,
    )
    .join('\n')
  expect(worksheet(readSiteFile(dated)).rows[11].delta14c!.toFixed(2)).toBe('-90.75')
})

describe('a file as spreadsheets save it is the same file', () => {
  const same = worksheetCsv(file())
  const points = file()
  const commas = points.replaceAll(',', ';').replaceAll('.', ',')
  test.each([
    ['with semicolons', points.replaceAll(',', ';')],
    ['with semicolons, decimal commas and CRLF', commas.replaceAll('\n', '\r\n')],
    ['with empty cells behind its settings', commas.replaceAll(/^(#.*)$/gm, '$1;;;;;;;;')],
    [
      'with its comments in quotes',
      `"# Long Acre, ""north"" half"\n${points.replaceAll(/^(#.*)$/gm, '"$1"')}`,
    ],
    ['with tabs and single carriage returns', points.replaceAll(',', '\t').replaceAll('\n', '\r')],
    ['with a line for the separator and a title', `sep=;\nMy field;;;\n${commas}`],
    [
      'with quoted decimal commas between commas',
      points
        .replaceAll(/\d+\.\d+/g, (text) => `"${text.replace('.', ',')}"`)
        .replace('# clay_pct: "23,4"', '# clay_pct: 23,4')
        .replace('# iom_t_ha: "2,7"', '# iom_t_ha: 2,7'),
    ],
    ['with empty rows and columns at the end', `${points.replaceAll(/(?<=\d)$/gm, ',,')}\n,,,\n,,,,\n`],
    ['behind a byte order mark', `\uFEFF${points}`],
    ['with a percent sign where there are percent', points.replace('clay_pct: 23.4', 'clay_pct: 23.4 %')],
  ])('%s', (_, text) => expect(worksheetCsv(text)).toBe(same))

  test('numbers with two readings are decided by the others', () => {
    const precise = points.replaceAll('1.44', '1.440')
    expect(worksheetCsv(precise)).toBe(same)
    expect(worksheetCsv(precise.replaceAll(',', ';').replaceAll('.', ','))).toBe(same)
  })
})

test('settings of the caller’s own are handed on, with their numbers', () => {
  const text = file('# compare_ph: 6,5\n# compare_tillage: full\n# compare_sand_pct: 25\n')
  expect(Object.fromEntries(readSiteFile(text, 'compare_').foreign!)).toEqual({
    compare_ph: { line: 4, value: '6,5', number: 6.5 },
    compare_tillage: { line: 5, value: 'full', number: null },
    compare_sand_pct: { line: 6, value: '25', number: 25 },
  })
  expect(() => readSiteFile(text)).toThrow('line 4 was not understood: no such setting as compare_ph')
})

describe('a file that cannot be read is refused with line and column', () => {
  test.each([
    ['no clay', file().replace('# clay_pct: 23.4\n', ''), 'clay_pct is needed'],
    [
      'a setting that no one knows',
      '# sand: 3\n' + file(),
      'line 1 was not understood: no such setting as sand',
    ],
    [
      'a setting that is not a number',
      file('# soc_t_ha: much\n'),
      'line 4, soc_t_ha must be a finite number, not much',
    ],
    ['a setting twice', file('# clay_pct: 20\n'), 'clay_pct is set twice'],
    ['an option that no one knows', file('# moisture: wet\n'), 'moisture is wet, not one of standard'],
    [
      'columns that no one knows',
      file().replace('temp_c,rain_mm', 'Temp (°C),Rain (mm)'),
      'line 4 was not understood: no such column as Temp (°C), Rain (mm); not there: temp_c, rain_mm',
    ],
    ['a column that is not there', file().replaceAll(/,[^,\n]*$/gm, ''), 'dpm_rpm is needed'],
    [
      'a column too many',
      file().replace(head, `${head},x`).replaceAll('1.44', '1.44,1'),
      'line 4 was not understood: no such column as x',
    ],
    [
      'a cell that is not a number',
      file().replace('4,7.3,51', '4,warm,51'),
      'line 8, temp_c must be a finite number',
    ],
    ['an empty cell', file().replace('4,7.3,51', '4,,51'), 'line 8, temp_c is needed'],
    [
      '−9 for evaporation',
      file().replace('4,7.3,51,49', '4,7.3,51,-9'),
      'line 8, evap_mm is -9, which data sets',
    ],
    ['negative rain', file().replace('4,7.3,51', '4,7.3,-51'), 'line 8, rain_mm is -51'],
    [
      'half a cover',
      file().replace('4,7.3,51,49,0.212,0,1', '4,7.3,51,49,0.212,0,0.5'),
      'line 8, cover is 0.5',
    ],
    [
      'a month missing',
      file().replace(/^1852,3.*\n/m, ''),
      'line 19, month contradicts the other values: 1852-4 after',
    ],
    ['less than a year', file().split('\n').slice(0, 10).join('\n'), 'months is needed'],
    ['a start from a stock that is not given', file('# start: stock\n'), 'soc_t_ha is needed'],
    ['a frozen first year', file().replaceAll(/^1,(\d+),[\d.]+/gm, '1,$1,-9'), 'has no equilibrium'],
    ['an empty file', '', 'line 1 was not understood: holds no table'],
    [
      'hexadecimal',
      file().replace('4,7.3,51', '4,7.3,0x33'),
      'line 8, rain_mm must be a finite number, not 0x33',
    ],
    [
      'an exponent',
      file().replace('4,7.3,51', '4,7.3,5e1'),
      'line 8, rain_mm must be a finite number, not 5e1',
    ],
    [
      'a sign for percent',
      file().replace('4,7.3,51', '4,7.3,51 %'),
      'line 8, rain_mm must be a finite number',
    ],
    [
      'the heading once more',
      file().replace('\n1,5,', `\n${head}\n1,5,`),
      'line 9 was not understood: the heading stands here again',
    ],
    [
      'decimal commas between commas',
      file().replace('4,7.3,51', '4,7,3,51'),
      'line 8 was not understood: 10 cells under 9 columns',
    ],
    ['a value without a heading', file().replace('fym_c', ''), 'stands in column 7, which has no heading'],
    [
      'a quote that is never closed',
      file().replace('4,7.3,51', '4,"7.3,51'),
      'line 8 was not understood: opens a quote that is never closed',
    ],
    [
      'two readings',
      file('# soc_t_ha: 33,863\n'),
      'line 4, soc_t_ha was not understood: 33,863 can be read as 33863 or as 33.863',
    ],
  ])('%s', (_, text, message) => expect(() => worksheetCsv(text)).toThrow(message))
})
