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

test('it refuses a wrong cell in words, with line and column', async () => {
  const said = await call(['wrong.csv']).catch(inWords)
  expect(said).toBe('Line 11, temp_c: this must be a number, not “warm”.')
  expect(await call([]).catch(inWords)).toMatch(/file/i)
})
