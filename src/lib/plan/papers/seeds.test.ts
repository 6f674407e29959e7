import { describe, expect, test } from 'vitest'
import { objectiveCodes } from '#lib/plan/objective.ts'
import { hasSeeds, seedPapers, withoutSeeds } from './fixtures/read.ts'
import { lint } from './linter/lint.ts'
import { merge } from './merge.ts'
import type { Paper, PaperKind } from './paper.ts'
import { preview } from './preview.ts'
import { fixturePlan } from './fixtures/plan.ts'

/** Activities per objective, counted by hand in the draft of 2021: 163. */
const activities = {
  ...{ A1: 4, A2: 7, A3: 6, A4: 4, A5: 8, A6: 5 },
  ...{ B1: 7, B2: 6, B3: 9, B4: 8 },
  ...{ C1: 6, C2: 7, C3: 8, C4: 8 },
  ...{ D1: 6, D2: 6, D3: 13, D4: 10 },
  ...{ E1: 6, E2: 8, E3: 8 },
  ...{ F1: 7, F2: 0, F3: 6 },
}

/** What is wrong in the papers, found by reading them: the rule, and the line on which it must report. */
const faults: [PaperKind, string, number, string][] = [
  ['strategic_plan', 'target-equals-baseline', 109, 'F2'],
  ['strategic_plan', 'year-contradicts-table', 75, '2022'],
  ['strategic_plan', 'numbers-differ-between-versions', 77, '13 + 20 + 3'],
  ['strategic_plan', 'denominator-unlike-source', 77, '184'],
  ['implementation_plan', 'remarks-repeated', 964, 'F1'],
  ['implementation_plan', 'objective-without-activities', 969, 'F2'],
  ['roadmap', 'unknown-code', 201, 'E5'],
  ['roadmap', 'foreign-title', 200, 'Global Soil Monitoring'],
  ['roadmap', 'total-mismatch', 181, '11'],
  ['roadmap', 'facility-contradicts', 191, 'F3'],
  ['roadmap', 'facility-missing', 186, 'D2'],
  ['minutes', 'year-contradicts-table', 45, '2020'],
]

describe.skipIf(!hasSeeds)(
  `the papers of the Initiative (${hasSeeds ? 'as they are' : withoutSeeds})`,
  () => {
    const papers = hasSeeds ? seedPapers() : []
    const paper = (kind: PaperKind, edition?: string): Paper => {
      const found = papers.find((each) => each.kind === kind && (edition ?? each.edition) === each.edition)
      if (!found) throw new Error(`no ${kind}`)
      return found
    }

    test('five papers are told apart by what they say', () => {
      expect(
        papers.map(({ kind, edition, date, document }) => [kind, edition, date, document]).sort(),
      ).toEqual([
        ['implementation_plan', '2021-draft', '2021-10-14', 'Consortium 7-6 (sv)'],
        ['minutes', '7', '2021-11-10', 'Consortium 8-1'],
        ['roadmap', '2018', '2017-11-16', 'Consortium 3-6'],
        ['roadmap', '2022', '2021-11-10', 'Consortium 7-5'],
        ['strategic_plan', '2022', '2022-06', null],
      ])
    })

    test('every line of every paper is accounted for, and fewer than one in a hundred is not understood', () => {
      for (const { lines } of papers) {
        expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
        const unknown = lines.filter(({ state }) => state === 'not_understood')
        expect(unknown.length / lines.length).toBeLessThan(0.01)
      }
    })

    test('the draft of 2021 holds all 24 objectives in two editions, with 163 activities', () => {
      const { objectives } = paper('implementation_plan')
      const of = (edition: string) => objectives.filter((reading) => reading.edition === edition)
      expect(of('2020').map(({ code }) => code)).toEqual(objectiveCodes)
      expect(
        Object.fromEntries(of('2021-draft').map((reading) => [reading.code, reading.activities.length])),
      ).toEqual(activities)
      for (const reading of of('2021-draft'))
        expect(reading.activities.map(({ value }) => value.number)).toEqual(
          reading.activities.map((_, index) => index + 1),
        )
      expect(of('2021-draft').reduce((sum, reading) => sum + reading.activities.length, 0)).toBe(163)
    })

    test('the plan of 2022 holds the objectives of goals A, E and F with kind of facility and three wordings', () => {
      const { objectives, goals } = paper('strategic_plan')
      expect(objectives.map(({ code }) => code)).toEqual(objectiveCodes.filter((code) => /[AEF]/.test(code)))
      for (const reading of objectives)
        expect([
          reading.title,
          reading.aim,
          reading.facility,
          reading.baseline,
          reading.target2030,
          reading.target2050,
        ]).not.toContain(null)
      expect(goals.filter(({ value }) => value.aim).map(({ value }) => value.goal)).toEqual([
        'A',
        'B',
        'C',
        'D',
        'E',
        'F',
      ])
    })

    test('values keep their kind: a share of units, a range, a rate, dated milestones, money, a level', () => {
      const reading = (code: string) => paper('strategic_plan').objectives.find((each) => each.code === code)
      expect(reading('A1')?.baseline?.value.measures).toMatchObject([
        { kind: 'yes_no_per_unit', low: 28, of: 196, unit: 'NDC' },
      ])
      expect(reading('A5')?.target2030?.value.measures).toMatchObject([
        { kind: 'range', low: 3, high: 5, unit: 'scheme' },
      ])
      expect(reading('A3')?.target2030?.value.measures).toMatchObject([
        { kind: 'rate', low: 5, unit: 'event', per: 'year' },
        { kind: 'share', low: 0.5, unit: 'partner' },
      ])
      expect(reading('F3')?.target2030?.value.measures).toMatchObject([
        { kind: 'milestone', by: '2022-12-31' },
        { kind: 'milestone', by: '2023-12-31' },
      ])
      expect(reading('F2')?.baseline?.value.measures.map(({ low }) => low)).toEqual([
        961_000, 721_000, 450_000,
      ])
      expect(reading('F3')?.target2050?.value.measures).toMatchObject([{ kind: 'maturity' }])
      expect(reading('E2')?.baseline?.value.measures).toEqual([])
    })

    test('the roadmap of 2022 has six Core Facilities, eight Global ones and ten alliances; that of 2018 five chapters', () => {
      const { facilities } = paper('roadmap', '2022')
      const numbers = (kind: string) => [
        ...new Set(facilities.filter(({ value }) => value.kind === kind).map(({ value }) => value.number)),
      ]
      expect(numbers('core')).toEqual([1, 2, 3, 4, 5, 6])
      expect(numbers('global')).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(facilities.flatMap(({ value }) => value.alliances.map(({ number }) => number))).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
      ])
      expect(paper('roadmap', '2018').items.filter(({ value }) => value.path.length === 1)).toHaveLength(5)
    })

    test('the minutes hold nine decisions, ten numbered documents, the intake by college and both budgets', () => {
      const minutes = paper('minutes')
      expect(minutes.decisions).toHaveLength(9)
      expect(new Set(minutes.documents.map(({ value }) => value))).toEqual(
        new Set(
          [...'01234567']
            .filter((n) => n !== '6')
            .map((n) => `Consortium 7-${n}`)
            .concat('Consortium 7-6', 'Consortium 8-1', 'Forum 6-2'),
        ),
      )
      expect(minutes.intake.map(({ value }) => [value.college, value.partners, value.members])).toEqual([
        ['states', 2, 2],
        ['international_organisations', 2, 1],
        ['finance', 0, 0],
        ['foundations', 2, 1],
        ['farmers', 8, 5],
        ['research', 4, 3],
        ['civil_society', 43, 30],
        ['companies', 46, null],
      ])
      const totals = minutes.budget
        .filter(({ value }) => value.role === 'total')
        .map(({ value }) => [value.year, value.amount])
      expect(totals).toEqual([
        [2021, 955_000],
        [2022, 970_000],
      ])
    })

    test.each(faults)('%s: %s on line %i (%s)', (kind, rule, line, word) => {
      const findings = lint(papers).filter((each) => each.rule === rule && each.line === line)
      expect(findings.map(({ file }) => papers.find((each) => each.file === file)?.kind)).toEqual([kind])
      expect(findings[0]?.message).toContain(word)
    })

    test('nothing else is called wrong but three baselines that count nothing under a target that counts', () => {
      const rest = lint(papers).filter(
        ({ rule, line }) => !faults.some(([, id, at]) => id === rule && at === line),
      )
      expect(rest.map(({ rule, text }) => [rule, text.data.code])).toEqual([
        ['alliance-outside-facility', 'E5'],
        ['baseline-without-value', 'A3'],
        ['baseline-without-value', 'A5'],
        ['baseline-without-value', 'B1'],
      ])
    })

    test('each paper taken into a plan leaves nothing to change when it comes again', () => {
      for (const each of papers) {
        const plan = merge(fixturePlan(), each)
        expect(preview(each, plan).counts).toMatchObject({ new: 0, changed: 0 })
      }
    })
  },
)
