import { refusalCodes, SoilRefusal } from '#soil'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#lib/platform/refusal.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { exampleFile } from './example.ts'
import { reasonOf } from './reasons.ts'
import { asRefusal } from './refusal.server.ts'
import { siteReport, siteWorksheet } from './site.server.ts'

const example = exampleFile('An example')
const said = (text: string, locale: (typeof locales)[number] = 'en') => {
  try {
    siteReport(text, locale)
  } catch (error) {
    if (error instanceof Refusal) return translate(error.text, error.data, locale).trim()
    throw error
  }
  return 'not refused'
}
const april = '2000,4,7.3,51,49'

test.each(locales)('every code of the package has a sentence in %s', (locale) => {
  for (const code of refusalCodes) {
    const { text, data, code: ours } = asRefusal(new SoilRefusal(code, 'line 8, temp_c', { line: 8 }), locale)
    expect(ours).toBe('invalid')
    expect(translate(text, { value: 'x', options: 'a, b', limit: 1, ...data }, locale)).toMatch(/\S/)
  }
})

test('a wrong cell is told with line and column in every language', () => {
  const wrong = example.replace(april, '2000,4,warm,51,49')
  expect(said(wrong)).toBe('Line 11, temp_c: this must be a number, not “warm”.')
  expect(said(wrong, 'fr')).toBe('Ligne 11, temp_c\u00a0: il faut un nombre, et non «\u00a0warm\u00a0».')
  expect(said(wrong, 'es')).toBe('Línea 11, temp_c: debe ser un número, no «warm».')
})

const head = /^year,.*$/m.exec(example)?.[0] ?? ''
const refused: Record<string, [string, string]> = {
  'an empty file': ['', 'there is no table here.'],
  'a column that nobody knows': [
    example.replace(head, `${head},x`).replaceAll(',1.44', ',1.44,1'),
    'Line 7 was not understood: there is no column named x.',
  ],
  'a setting that nobody knows': [
    '# sand: 3\n' + example,
    'Line 1 was not understood: there is no setting named sand.',
  ],
  'a setting twice': ['# clay_pct: 3\n' + example, 'Line 3 was not understood: clay_pct is set twice.'],
  'a column twice': [example.replace('fym_c', 'plant_c'), 'the column plant_c appears twice.'],
  'a line with a cell too few': [
    example.replace(april, '2000,4,51,49'),
    'Line 11 was not understood: 8 cells under 9 columns.',
  ],
  'a quote that is not closed': [
    example.replace(april, '2000,4,"7.3,51,49'),
    'Line 11 was not understood: a quotation mark is opened but not closed: "7.3,51,49',
  ],
  'a quote that is closed too early': [
    example.replace(april, '2000,4,"7.3"x,51,49'),
    'Line 11 was not understood: there is text after a closing quotation mark: "7.3"x,51',
  ],
  'columns under other names': [
    example.replace('temp_c,rain_mm', 'Temp (°C),Rain (mm)'),
    'there is no column named Temp (°C), Rain (mm); missing columns: temp_c, rain_mm.',
  ],
  'the heading once more': [example.replace(april, `${head}\n${april}`), 'the heading is repeated here.'],
  'a value without a heading': [
    example.replace(head, head.replace('fym_c', '')),
    'is in column 7, which has no heading.',
  ],
  'a number with two readings': [
    example.replace(april, '2000,4,"7,3",51,49').replace(/^# depth_cm: .*$/m, '# depth_cm: 23,125'),
    '“23,125” can be read in two ways. Write 23125 or 23.1250.',
  ],
  'less than a year': [
    example.split('\n').slice(0, 15).join('\n'),
    'A file needs at least 12 months; this one has 8.',
  ],
  'a first month that is no January': [
    example.replace(/^2000,1,.*\n/m, ''),
    'the first month must be January.',
  ],
  'a month left out': [example.replace(/^2001,3,.*\n/m, ''), '2001-4 comes after 2001-2.'],
  'more clay and silt than soil': [
    '# silt_pct: 90\n' + example,
    'clay 23.4 % and silt 90 % add up to more than 100 %.',
  ],
  'a year that is frozen throughout': [
    example.replace(/^2000,(\d+),[\d.]+/gm, '2000,$1,-9'),
    'no month is warm enough',
  ],
  'a frozen year to spin up': [
    example.replace(/^2000,(\d+),[\d.]+/gm, '2000,$1,-9').replace('equilibrium', 'spin-up'),
    'no month is warm enough',
  ],
  'a stock without plants to hold it': [
    '# soc_t_ha: 34\n' + example.replace('equilibrium', 'stock').replace(/0\.212/g, '0'),
    'no month has plant carbon',
  ],
  'a stock below its inert carbon': [
    '# soc_t_ha: 1\n' + example.replace('equilibrium', 'stock'),
    'already make up',
  ],
  'no clay': [example.replace('# clay_pct: 23.4\n', ''), 'clay_pct: a value is required.'],
  'rain below nothing': [
    example.replace(april, '2000,4,7.3,-51,49'),
    'Line 11, rain_mm: -51 is outside the range 0 to',
  ],
  'a code for a missing value': [
    example.replace(april, '2000,4,-99.9,51,49'),
    'Line 11, temp_c: -99.9 is a common code for a missing value.',
  ],
  'a temperature in kelvin': [
    example.replace(april, '2000,4,280.5,51,49'),
    'Line 11, temp_c: 280.5 is outside the range -80 to 50. Is it in K?',
  ],
  'a start that nobody knows': [
    example.replace('equilibrium', 'anywhere'),
    'start: “anywhere” is not one of equilibrium, spin-up, stock.',
  ],
}

describe('the package’s reasons are told in the reader’s words:', () => {
  test.each(Object.entries(refused))('%s', (_, [text, expected]) => {
    expect(said(text)).toContain(expected)
    expect(said(text, 'fr')).not.toContain(expected)
  })

  test('one without a text keeps the package’s own', () => {
    expect(reasonOf('the moon is full')).toBeNull()
    expect(
      asRefusal(new SoilRefusal('implausible', 'soc', { reason: 'the moon is full' }), 'fr').data.reason,
    ).toBe('the moon is full')
  })
})

test('a fault of our own is not taken for a refusal', () => {
  expect(() => siteWorksheet(null as unknown as string, 'en')).toThrow(TypeError)
})
