import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  dashboardFeed,
  figuresAsCsv,
  figuresAsSdmx,
  previewImport,
  takeImport,
  type ImportPreview,
} from '#lib/dashboard/index.server.ts'
import { loadDashboardContent } from '#lib/dashboard/content.server.ts'
import { reportForm } from '#lib/dashboard/report.ts'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { textIn } from '#lib/platform/table-refusal.ts'
import { loadPlanContent } from '#lib/plan/content.server.ts'
import { objectiveByCode, wordingsOf } from '#lib/plan/index.server.ts'
import { differences } from '#lib/plan/index.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { openTable, toCsv } from '#tables'
import { testContext, testDatabase } from '../support/database.ts'

/*
 * Small cases rebuilt from public bug reports about figures that come in as files and by form. They stand beside the
 * project, not in it: what they taught has tests of its own beside the code. Not here: 14 and 15 (forms), 17 to 25 (papers),
 * 27, 28, 30 and 33 (search, type, accessible files), and 43, which `test/journeys/programs.journey.ts` crawls for.
 */
const folder = join(resolve(process.env.CASES_DIR ?? '../shared/cases'), 'platform')
const has = existsSync(folder) && readdirSync(folder).length > 0

let database: OpenDatabase
let context: Context
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, {
    actor: { ...testContext(database).actor, roles: ['administrator', 'secretariat'] },
  })
  if (!has) return
  await loadPlanContent(context, () => {})
  await loadDashboardContent(context, () => {})
})
afterAll(() => database.close())

const whole = async (texts: AsyncIterable<string>) => {
  let text = ''
  for await (const part of texts) text += part
  return text
}
const look = (name: string, decimal: '.' | ',' | null = null) => {
  const decoded = textIn(readFileSync(join(folder, name)))
  return previewImport(context, { text: decoded.text, decoded, decimal })
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const valuesOf = ({ lines }: ImportPreview) => lines.map(({ value }) => value)
const verdictsOf = ({ lines }: ImportPreview) => lines.map(({ verdict }) => verdict)

describe.skipIf(!has)('figures from bug reports (skipped where CASES_DIR has no platform cases)', () => {
  test('02: blank, n/a and a dash are never 0', async () => {
    expect(verdictsOf(await look('02-blank-and-na/in.csv'))).toEqual(['wrong', 'wrong', 'wrong'])
  })

  test('03, 04: decimal commas, exponents and no-break spaces are read for what they say', async () => {
    expect(valuesOf(await look('03-semicolon-decimal-comma/in.csv'))).toEqual(['12.5 people', '250,000 EUR'])
    expect(valuesOf(await look('04-nbsp-thousands/in.csv'))).toEqual(['1,234.5 EUR', '250,500 EUR'])
  })

  test('05: 1.234 people are asked about', async () => {
    expect((await look('05-thousands-dot/in.csv')).question).toMatchObject({ text: '1.234', count: 1 })
    expect(valuesOf(await look('05-thousands-dot/in.csv', ','))).toEqual(['1,234 people'])
  })

  test('07: typed thousands are what the page’s language says, or asked about', () => {
    const baseline = { on: null, low: null, high: null, of: null, note: null }
    const typed = JSON.parse(readFileSync(join(folder, '07-typed-thousands/form.json'), 'utf8'))
    for (const { locale, value } of typed) {
      const form = { on: '2025-12-31', value, source_title: 'Register' }
      const definition = { kind: 'count' as const, baseline, targets: [] }
      const frame = { definition, unit: 'answer', today: '2026-06-30' }
      const read = reportForm(locale, frame).safeParse(form)
      if (locale === 'fr') expect(read.error?.issues[0]?.message).toBe('platform_two_readings')
      else expect(read.data?.value).toBe(1234)
    }
  })

  test('08: the old Western encoding is read, with a word about it', async () => {
    const looked = await look('08-windows-1252/in.csv')
    expect(verdictsOf(looked)).toEqual(['new'])
    expect(looked.notes[0]).toContain('d’experts, été 2025')
  })

  test.each(['in', 'title', 'blank', 'trailing'])(
    '10: %s.csv is read below what stands above it',
    async (name) => {
      const looked = await look(`10-sep-and-title-lines/${name}.csv`)
      expect([valuesOf(looked), looked.unmapped]).toEqual([['5 people'], []])
    },
  )

  test('11: our own file comes back unchanged from a French spreadsheet', async () => {
    const text = await whole(figuresAsCsv(database.read))
    const table = openTable(text)
    const isDay = table.columnOf('on')
    const saved = (isDayMonth: boolean) => {
      const rows = Array.from(table.rows(), ({ cells }) =>
        cells.map((cell, i) => {
          if (isDayMonth && i === isDay) return cell.split('-').reverse().join('/')
          return /^-?\d+\.\d+$/.test(cell) ? cell.replace('.', ',') : cell
        }),
      )
      return toCsv(table.cells, rows, { separator: ';' })
    }
    for (const each of [text, saved(false), saved(true)]) {
      const { counts, total } = await previewImport(context, { text: each })
      expect(counts).toMatchObject({ same: total, new: 0, wrong: 0 })
    }
  })

  test('13: a line twice is marked, and so is a contradiction', async () => {
    expect(verdictsOf(await look('13-same-line-twice/in.csv'))).toEqual(['new', 'twice'])
    expect(verdictsOf(await look('13-same-line-twice/contradict.csv'))).toEqual(['wrong', 'wrong'])
  })

  test('37: half a person, people in euros and thousands of euros are looked at first', async () => {
    const looked = await look('37-units-and-whole-counts/in.csv')
    expect(looked.lines.map(({ remarks }) => remarks.length)).toEqual([1, 1, expect.any(Number)])
    expect(looked).toMatchObject({ remarked: 3 })
  })

  test('39: what a take leaves behind can be mended and sent again', async () => {
    const text = readFileSync(join(folder, '39-second-go/in.csv'), 'utf8')
    const first = await takeImport(context, { text }, { leaveOut: false, name: null })
    expect(first).toMatchObject({ taken: 1, rest: expect.stringContaining('F9.9;2024-12-31;12,5;EUR') })
    const mended = first.rest.replace('F9.9', 'F2.4')
    expect(await takeImport(context, { text: mended }, { leaveOut: false, name: null })).toEqual({
      taken: 1,
      rest: '',
    })
  })

  test('32: a download of figures has a unit for every number, and no name twice', async () => {
    const table = openTable(await whole(figuresAsCsv(database.read)))
    expect(new Set(table.cells).size).toBe(table.cells.length)
    const cell = (cells: readonly string[], name: string) => cells[table.columnOf(name)]!
    const lacking = [...table.rows()].filter(({ cells }) => cell(cells, 'value') && !cell(cells, 'unit'))
    expect(lacking).toEqual([])
  })

  test('35: a feed has absolute links, ids and times of its own, in RFC 3339, in every language', async () => {
    const feeds = new Set<string>()
    for (const locale of locales) {
      const text = await dashboardFeed({ ...context, locale }, 'https://permille.example')
      const all = (name: string) =>
        Array.from(text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g')), ([, found]) => found!)
      const [feed, ...ids] = all('id')
      feeds.add(feed!)
      expect(ids.length).toBeGreaterThan(10)
      expect(new Set(ids).size).toBe(ids.length)
      const [, ...times] = all('updated')
      expect(times.toSorted().toReversed()).toEqual(times)
      expect(new Set(times).size).toBe(ids.length)
      expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))).toEqual([])
      const links = Array.from(text.matchAll(/<link[^>]* href="([^"]*)"/g), ([, href]) => href!)
      expect(links.filter((href) => !href.startsWith('https://permille.example/'))).toEqual([])
    }
    expect(feeds.size).toBe(locales.length)
  })

  test('36: SDMX has legal codes, a period that fits its frequency, and every key once', async () => {
    const table = openTable(await whole(figuresAsSdmx(database.read)))
    const rows = Array.from(table.rows(), ({ cells, width }) => ({
      width,
      of: (name: string) => cells[table.columnOf(name)]!,
    }))
    expect(rows.length).toBeGreaterThan(10)
    const dimensions = ['FREQ', 'INDICATOR', 'DEFINITION_VERSION', 'BREAKDOWN', 'READING']
    const periods: Record<string, RegExp> = { A: /^\d{4}$/, D: /^\d{4}-\d\d-\d\d$/ }
    for (const { of, width } of rows) {
      expect(width).toBe(table.cells.length)
      for (const name of dimensions) expect(of(name)).toMatch(/^[A-Za-z0-9_@$-]+$/)
      expect(of('TIME_PERIOD')).toMatch(periods[of('FREQ')]!)
    }
    const keys = rows.map(({ of }) => [...dimensions, 'TIME_PERIOD'].map(of).join('.'))
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('42: a sentence that was written anew is shown as a whole, taken out and put in', async () => {
    const objective = (await objectiveByCode(database.read, 'A1'))!
    const { versions } = await wordingsOf(database.read, objective.id, '2026-01-01')
    const version = (edition: string) => versions.find((each) => each.edition === edition)!
    const changed = differences(version('2020'), version('2022'), 'fr').filter(
      ({ kind }) => kind === 'changed',
    )
    expect(changed.length).toBeGreaterThan(0)
    for (const { parts } of changed) {
      const words = parts.map(({ text }) => text.trim().split(/\s+/).length)
      const kept = parts.flatMap(({ kind }, i) => (kind === 'kept' ? [words[i]!] : []))
      // Crumbs of one word between two changes are what nobody can read.
      expect(kept.filter((count, i) => count < 3 && i > 0 && i < kept.length - 1)).toEqual([])
    }
  })

  test('40: an open quote and a heading twice are said', async () => {
    expect(await refusal(look('40-open-quote/in.csv'))).toMatchObject({
      text: 'platform_table_quote_open',
      data: { line: 2 },
    })
    expect(await refusal(look('40-open-quote/dup-heading.csv'))).toMatchObject({
      text: 'platform_table_heading_twice',
      data: { heading: 'value' },
    })
  })
})
