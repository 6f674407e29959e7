import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleFile } from '#lib/observatory/index.ts'
import { readSiteFile, worksheet, worksheetCsv } from '#soil'
import { inWords, perform } from './console.server.ts'

let folder: string
const example = exampleFile('An example')
const call = (words: string[], options = {}) =>
  perform({ words: ['soil', 'site', ...words], options, cwd: folder }, null, () => {})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'permille-soil-'))
  writeFileSync(join(folder, 'site.csv'), example)
  writeFileSync(join(folder, 'wrong.csv'), example.replace('2000,4,7.3', '2000,4,warm'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the command needs no platform and prints the package’s worksheet', async () => {
  const { lines, data } = await call(['site.csv'])
  expect(lines.join('\n') + '\n').toBe(worksheetCsv(example))
  expect(data).toEqual(worksheet(readSiteFile(example)))
})

test('it writes a file where it is asked to', async () => {
  const { lines } = await call(['site.csv'], { out: 'worksheet.csv' })
  expect(lines).toEqual([`252 months in ${join(folder, 'worksheet.csv')}`])
  expect(readFileSync(join(folder, 'worksheet.csv'), 'utf8')).toBe(worksheetCsv(example))
})

test('it prints every remark beside the worksheet, which holds them too', async () => {
  const fahrenheit = example.replace(
    /^(20\d\d,\d+),([\d.]+)/gm,
    (_, date: string, celsius: string) => `${date},${(1.8 * Number(celsius) + 32).toFixed(1)}`,
  )
  writeFileSync(join(folder, 'warm.csv'), fahrenheit.replaceAll(/,(5\d|6\d)\.\d,/g, ',49.9,'))
  const printed: string[] = []
  const words = ['soil', 'site', 'warm.csv']
  const { lines } = await perform({ words, options: {}, cwd: folder }, null, (line) => printed.push(line))
  expect(printed).toContainEqual(
    expect.stringMatching(/mean temperature is \d+\.?\d* °C.*perhaps they are in °F/),
  )
  expect(lines[0]).toContain(`# remark = ${printed[0]}`)
})

test('it refuses a wrong cell in words, with line and column', async () => {
  const said = await call(['wrong.csv']).catch(inWords)
  expect(said).toBe('Line 11, temp_c: this must be a number, not “warm”.')
  expect(await call([]).catch(inWords)).toMatch(/file/i)
})
