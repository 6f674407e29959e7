import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { goals, measureKinds, objectiveCodes, type Measure, type Objective } from '#lib/plan/objective.ts'
import { locales, type Locale } from '#lib/platform/text/localised.ts'

const editions = ['2020', '2021-draft', '2022']
const here = import.meta.dirname
const seeds = process.env.SEEDS_DIR ?? join(here, '../../shared/seeds')

const load = <T>(path: string): T => JSON.parse(readFileSync(join(here, path), 'utf8')) as T
const jsonIn = (folder: string) => readdirSync(join(here, folder)).filter((name) => name.endsWith('.json'))

const objectives = jsonIn('plan/objectives').map((name) => load<Objective>(`plan/objectives/${name}`))
const everyFile = ['plan', 'plan/objectives', 'dashboard'].flatMap((folder) =>
  jsonIn(folder).map((name) => `${folder}/${name}`),
)

type Facility = {
  kind: string
  number: number
  objectives: string[]
  alliances: { number: number; objectives: string[] }[]
}
type Decision = { id: string; edition: string | null; outcome: string }

const facilities = load<Facility[]>('plan/facilities.json')
const decisions = load<Decision[]>('plan/decisions.json')

type Text = Record<Locale, string>
type Found = { at: string; text: Text }

/** Every localised text below a value: an object whose keys are languages. */
function textsIn(value: unknown, at: string): Found[] {
  if (value === null || typeof value !== 'object') return []
  if (locales.some((locale) => locale in value)) return [{ at, text: value as Text }]
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${at} ${key}`))
}
const texts = everyFile.flatMap((file) => textsIn(load(file), file))

/** Words that are spelled alike in two of the languages. */
const alike = new Set(['Promotion', 'Collaboration', 'Bureau'])

/** Counted by hand in the short draft of the Implementation Plan. F2 has empty rows only. */
const activityCounts: Record<string, number> = {
  ...{ A1: 4, A2: 7, A3: 6, A4: 4, A5: 8, A6: 5, B1: 7, B2: 6, B3: 9, B4: 8, C1: 6, C2: 7 },
  ...{ C3: 8, C4: 8, D1: 6, D2: 6, D3: 13, D4: 10, E1: 6, E2: 8, E3: 8, F1: 7, F2: 0, F3: 6 },
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toISOString().slice(0, 10) === text
const ordered = ({ low, high }: { low: number | null; high: number | null }) =>
  low === null || high === null || low <= high

const clausesOf = (objective: Objective) =>
  objective.versions.flatMap((version) =>
    (['baseline', 'target2030', 'target2050'] as const).flatMap((horizon) => {
      const clause = version[horizon]
      return clause ? [{ at: `${objective.code} ${version.edition} ${horizon}`, clause }] : []
    }),
  )

describe('objectives', () => {
  test('there are 24, each in the file of its code', () => {
    expect(objectives.map(({ code }) => code)).toEqual(objectiveCodes)
    for (const name of jsonIn('plan/objectives'))
      expect(load<Objective>(`plan/objectives/${name}`).code).toBe(name.replace('.json', ''))
    for (const { code, goal } of objectives) expect(goal).toBe(code[0])
    expect(load<{ code: string }[]>('plan/goals.json').map(({ code }) => code)).toEqual(Object.keys(goals))
  })

  test('twelve belong to Core Facilities and twelve to Global ones, as the facilities say', () => {
    for (const kind of ['core', 'global']) {
      const placed = objectives.filter(({ facility }) => facility.kind === kind)
      expect(placed).toHaveLength(12)
      for (const { number, objectives: codes } of facilities.filter((facility) => facility.kind === kind))
        expect(placed.filter(({ facility }) => facility.number === number).map(({ code }) => code)).toEqual(
          codes,
        )
    }
  })

  test('ten alliances share out the objectives of the Global Facilities', () => {
    const alliances = facilities.flatMap((facility) => facility.alliances)
    expect(alliances.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(alliances.flatMap((alliance) => alliance.objectives)).toHaveLength(12)
  })

  test('each has its versions of 2020 and 2021, and of 2022 where the paper is at hand, oldest first', () => {
    for (const { code, goal, versions } of objectives)
      expect(
        versions.map(({ edition }) => edition),
        code,
      ).toEqual('AEF'.includes(goal) ? editions : editions.slice(0, 2))
  })

  test('activities are numbered through and as many as in the paper, 163 in all', () => {
    const counts = objectives.map(({ code, versions }) => {
      for (const { activities } of versions)
        expect(activities.map(({ number }) => number)).toEqual(activities.map((_, index) => index + 1))
      const draft = versions.find(({ edition }) => edition === '2021-draft')
      return [code, draft?.activities.length]
    })
    expect(Object.fromEntries(counts)).toEqual(activityCounts)
    expect(Object.values(activityCounts).reduce((sum, count) => sum + count)).toBe(163)
  })

  test('links lead to another objective that exists and name their source', () => {
    for (const { code, links } of objectives)
      for (const { to, source } of links) {
        expect(objectiveCodes).toContain(to)
        expect(to).not.toBe(code)
        expect(source).not.toBe('')
      }
  })

  test('measures are of a known kind, with bounds in order and shares between 0 and 1', () => {
    for (const { at, clause } of objectives.flatMap(clausesOf))
      for (const measure of clause.measures) {
        expect(measureKinds, at).toContain(measure.kind)
        expect(measure.unit, at).not.toBe('')
        expect(ordered(measure), at).toBe(true)
        if (measure.kind === 'share') expect(measure.high, at).toBeLessThanOrEqual(1)
        if (measure.kind === 'rate') expect(measure.per, at).toBe('year')
        if (measure.kind === 'milestone') expect(isDay(measure.by ?? ''), at).toBe(true)
        else expect(measure.by, at).toBeNull()
        if (measure.kind === 'yes_no_per_unit')
          expect(measure.of, at).toBeGreaterThanOrEqual(measure.high ?? 0)
      }
  })

  test('no target repeats its baseline, in words or in figures', () => {
    const figures = (measures: Measure[]) => JSON.stringify(measures)
    for (const { code, versions } of objectives)
      for (const { baseline, target2030, target2050 } of versions)
        for (const target of [target2030, target2050]) {
          if (!baseline || !target) continue
          expect(target.text.en, code).not.toBe(baseline.text.en)
          if (target.measures.length > 0)
            expect(figures(target.measures), code).not.toBe(figures(baseline.measures))
        }
  })

  test.each(locales)('in %s no title and no remarks serve two objectives', (locale) => {
    for (const field of ['title', 'remarks'] as const) {
      const owners = new Map<string, string>()
      for (const { code, versions } of objectives)
        for (const version of versions) {
          const text = version[field]?.[locale]
          if (!text) continue
          expect(owners.get(text) ?? code, text).toBe(code)
          owners.set(text, code)
        }
    }
  })

  test('a baseline without a figure says why', () => {
    for (const { at, clause } of objectives.flatMap(clausesOf))
      if (at.endsWith('baseline') && clause.measures.length === 0)
        expect(clause.text.en, at).toContain('Note:')
  })

  test('an edition is adopted only by a decision in the register', () => {
    type Row = { edition: string; status: string; decision: string | null }
    const rows = load<Row[]>('plan/editions.json')
    expect(rows.map(({ edition }) => edition)).toEqual([...editions])
    for (const { edition, status, decision } of rows) {
      if (status === 'adopted') expect(decision).not.toBeNull()
      if (decision === null) continue
      expect(decisions.find(({ id }) => id === decision)).toMatchObject({ edition, outcome: 'adopted' })
    }
  })

  test('work items of the Roadmap name objectives that exist and claim no progress', () => {
    type Item = { code: string; objectives: string[]; due: string; progress: unknown }
    const { items } = load<{ items: Item[] }>('plan/roadmap-2022.json')
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length)
    for (const { objectives: codes, due, progress } of items) {
      expect(objectiveCodes).toEqual(expect.arrayContaining(codes))
      expect(isDay(due)).toBe(true)
      expect(progress).toBeNull()
    }
  })
})

describe('words', () => {
  test('every text exists in every language', () => {
    for (const { at, text } of texts)
      expect(Object.keys(text).toSorted(), at).toEqual([...locales].toSorted())
    expect(
      texts.flatMap(({ at, text }) => (locales.every((locale) => text[locale].trim()) ? [] : [at])),
    ).toEqual([])
  })

  test('no text is left untranslated, names apart', () => {
    const same = texts.filter(
      ({ text }) => new Set(locales.map((locale) => text[locale])).size < locales.length,
    )
    expect(same.filter(({ text }) => !alike.has(text.en))).toEqual([])
  })

  test('a note in one language is a note in all', () => {
    for (const { at, text } of texts) {
      expect(text.fr.includes('Note :'), at).toBe(text.en.includes('Note:'))
      expect(text.es.includes('Nota:'), at).toBe(text.en.includes('Note:'))
    }
  })

  test.skipIf(!existsSync(seeds))('no run of eight words is taken from the papers', () => {
    const runs = (text: string) => {
      const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
      return words.slice(7).map((_, start) => words.slice(start, start + 8).join(' '))
    }
    const papers = new Set(
      readdirSync(seeds).flatMap((name) => runs(readFileSync(join(seeds, name), 'utf8'))),
    )
    expect(papers.size).toBeGreaterThan(10_000)
    expect(
      texts.flatMap(({ at, text }) =>
        runs(text.en).flatMap((run) => (papers.has(run) ? [`${at}: ${run}`] : [])),
      ),
    ).toEqual([])
  })
})
