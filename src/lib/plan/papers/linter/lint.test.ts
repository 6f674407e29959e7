import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { objectiveCodes, type Objective } from '#lib/plan/objective.ts'
import { planDocument } from '../export/plan-document.ts'
import { fixturePlan } from '../fixtures/plan.ts'
import { fixture, fixtureFiles, fixtureText, understood } from '../fixtures/read.ts'
import en from '../text/en.json' with { type: 'json' }
import es from '../text/es.json' with { type: 'json' }
import fr from '../text/fr.json' with { type: 'json' }
import { lint, rules } from './lint.ts'

const found = (...sources: Parameters<typeof lint>[0]) => lint(sources).map(({ rule }) => rule)

const changed = (change: (plan: Objective[]) => void) => {
  const plan = structuredClone(fixturePlan())
  change(plan)
  return lint([planDocument(plan)])
}

const version = (plan: Objective[], objective: number, order = 1) => {
  const wanted = plan[objective]?.versions[order]
  if (!wanted) throw new RangeError('no such version')
  return wanted
}

describe('what is in order is left in peace', () => {
  test('the made-up papers, alone and together', () => {
    for (const file of fixtureFiles) expect(lint([fixture(file)])).toEqual([])
    expect(lint(fixtureFiles.map(fixture))).toEqual([])
  })

  test('a whole plan without a fault', () => {
    expect(lint([planDocument(fixturePlan())])).toEqual([])
  })

  test('the plan that ships with the platform', () => {
    const folder = path.resolve(import.meta.dirname, '../../../../../content/plan/objectives')
    const plan = readdirSync(folder)
      .sort()
      .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Objective)
    expect(lint([planDocument(plan)]).map(({ message }) => message)).toEqual([])
  })
})

describe('each rule finds its fault in a paper', () => {
  const lintText = (file: (typeof fixtureFiles)[number], from: string | RegExp, to: string) => {
    const text = fixtureText(file)
    expect(text).toMatch(from)
    return lint([understood(text.replace(from, to), file)]).map(({ rule, line }) => `${rule} ${line}`)
  }

  test.each([
    [
      'strategic-plan.txt',
      '60 countries name soils with a figure.',
      "In 2019, out of 150 countries' NDCs, only 12 named soils",
      'target-equals-baseline 24',
    ],
    ['strategic-plan.txt', '30 regions take part.', '10 regions take part.', 'target-equals-target 37'],
    ['strategic-plan.txt', 'baseline 2020, target', 'baseline 2021, target', 'year-contradicts-table 22'],
    ['strategic-plan.txt', 'only 12 named', 'only 28 named', 'denominator-unlike-source 24'],
    ['strategic-plan.txt', '2 events per year.', 'Some events were held.', 'baseline-without-value 27'],
    ['strategic-plan.txt', '30 regions take part.', '5 regions take part.', 'target-goes-backwards 37'],
    ['strategic-plan.txt', 'E1 MEASURING', 'A3 MEASURING', 'code-repeated 36'],
    ['strategic-plan.txt', 'E1 MEASURING', 'E9 MEASURING', 'unknown-code 36'],
    [
      'strategic-plan.txt',
      'Pair valleys that differ.',
      'Show which tool measures what.',
      'wording-repeated 37',
    ],
    ['strategic-plan.txt', 'PAIRED VALLEYS', 'MEASURING TOOLS', 'title-repeated 37'],
    [
      'implementation-plan.txt',
      'Too few answered to say more than this about the means.',
      'The states that promise most are not those that keep most of it.',
      'remarks-repeated 107',
    ],
    [
      'implementation-plan.txt',
      /1\tKeep the books[^\n]*\n1 -\tAsk[^\n]*/,
      '1\t\t\n2\t\t',
      'objective-without-activities 109',
    ],
    ['implementation-plan.txt', 'objective A2 as well', 'objective A7 as well', 'unknown-code 46'],
    ['roadmap.txt', 'Alliance No.2 / E1', 'Alliance No.2 / E5', 'unknown-code 43'],
    ['roadmap.txt', 'Alliance No.2 / E1', 'Alliance No.2 / C1', 'alliance-outside-facility 43'],
    ['roadmap.txt', 'include 4 Strategic', 'include 5 Strategic', 'total-mismatch 34'],
    ['roadmap.txt', '[F1] Paired valleys', '[F1] Paired valleys [A1] Promises', 'facility-contradicts 40'],
    ['minutes.txt', 'Total 2021', 'Total 2020', 'year-contradicts-table 23'],
    ['minutes.txt', 'Civil Society /NGOs\t12', 'Civil Society /NGOs\t13', 'total-mismatch 23'],
    ['minutes.txt', '100 k€ for regional', '110 k€ for regional', 'total-mismatch 39'],
    ['minutes.txt', 'budget of €400,000', 'budget of €410,000', 'total-mismatch 41'],
  ] as const)('%s with %j: %j', (file, from, to, expected) => {
    expect(lintText(file, from, to)).toContain(expected)
  })

  test('a title of another objective, known from another paper or from a plan that is not judged', () => {
    const roadmap = understood(
      fixtureText('roadmap.txt').replace('[A2] First steps', '[A2] Measuring tools'),
      'roadmap.txt',
    )
    expect(lint([roadmap, fixture('strategic-plan.txt')])).toMatchObject([
      { rule: 'foreign-title', file: 'roadmap.txt', line: 43, text: { data: { code: 'A2', other: 'E1' } } },
    ])
    const [a2, e1] = fixturePlan().filter(({ code }) => code === 'A2' || code === 'E1')
    const known = [
      { ...a2, title: { en: 'First steps' }, versions: [] },
      { ...e1, title: { en: 'Measuring tools' }, versions: [] },
    ] as Objective[]
    expect(lint([roadmap], known).map(({ rule }) => rule)).toEqual(['foreign-title'])
  })

  test('a baseline that another paper counts otherwise, unless a note says why', () => {
    const later = understood(
      fixtureText('strategic-plan.txt').replace('only 12 named', 'only 17 named'),
      'later.txt',
    )
    expect(found(later, fixture('implementation-plan.txt'))).toEqual(['numbers-differ-between-versions'])
    const noted = understood(
      fixtureText('strategic-plan.txt').replace(
        'only 12 named soils.',
        'only 17 named soils. Note: 12 before the recount.',
      ),
      'noted.txt',
    )
    expect(found(noted, fixture('implementation-plan.txt'))).toEqual([])
  })
})

describe('each rule finds its fault in a plan', () => {
  test.each<[string, (plan: Objective[]) => void]>([
    ['codes-incomplete', (plan) => plan.pop()],
    ['codes-out-of-order', (plan) => plan.reverse()],
    ['goal-contradicts-code', (plan) => Object.assign(plan[0] ?? {}, { goal: 'B' })],
    ['activity-numbering', (plan) => version(plan, 0, 0).activities.shift()],
    ['objective-without-activities', (plan) => version(plan, 3, 0).activities.splice(0)],
    [
      'value-not-in-wording',
      (plan) => Object.assign(version(plan, 2).baseline?.measures[0] ?? {}, { low: 777 }),
    ],
    [
      'numbers-differ-between-languages',
      (plan) => Object.assign(version(plan, 2).baseline?.text ?? {}, { fr: '77 seeds' }),
    ],
    ['unknown-code', (plan) => plan[5]?.links.push({ to: 'E5', type: 'needs', source: 'made up' })],
  ])('%s', (rule, change) => {
    expect(changed(change).map((each) => each.rule)).toContain(rule)
  })

  test('a note explains why an objective has no activities', () => {
    const explained = changed((plan) => {
      version(plan, 3, 0).activities.splice(0)
      version(plan, 3, 0).remarks = { en: 'Nobody proposed activities.' }
    })
    expect(explained).toEqual([])
  })
})

describe('a finding can be read by programs and by people', () => {
  test('every rule has its text in three languages with the same data', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    const texts: Record<string, Record<string, string>> = { en, fr, es }
    for (const { id } of rules) {
      const key = `plan_lint_${id.replaceAll('-', '_')}`
      for (const text of Object.values(texts))
        expect(holes(text[key] ?? '')).toEqual(holes(en[key as keyof typeof en]))
    }
    expect(Object.keys(fr)).toEqual(Object.keys(en))
    expect(Object.keys(es)).toEqual(Object.keys(en))
  })

  test('rule ids are unique, and no rule knows an objective by its code', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    const folder = path.join(import.meta.dirname, 'rules')
    const code = new RegExp(`['"\`](?:${objectiveCodes.join('|')})['"\`]`)
    for (const file of readdirSync(folder))
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toMatch(code)
  })
})
