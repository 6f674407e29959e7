import { describe, expect, test } from 'vitest'
import type { Objective } from '#lib/plan/objective.ts'
import { planDocument } from './export/plan-document.ts'
import { fixturePlan } from './fixtures/plan.ts'
import { fixture, fixtureFiles, fixtureText, understood } from './fixtures/read.ts'
import { merge } from './merge.ts'
import { preview } from './preview.ts'

const english = fixture('strategic-plan.txt')
const french = fixture('strategic-plan.fr.txt')
const version = (plan: Objective[], code: string, edition: string) =>
  plan.find((objective) => objective.code === code)?.versions.find((each) => each.edition === edition)

describe('a preview says per field what an import would do', () => {
  test('against another wording a field is changed, with what stands now and where the new text is', () => {
    const field = preview(english, fixturePlan()).fields.find(
      (each) => each.code === 'A1' && each.field === 'baseline',
    )
    expect(field).toMatchObject({
      state: 'changed',
      edition: '2022',
      before: '13 hedges stood when counting began',
      text: "In 2019, out of 150 countries' NDCs, only 12 named soils.",
      place: { file: 'strategic-plan.txt', line: 24 },
    })
  })

  test('a new version is all new, and the account of lines comes with it', () => {
    const shown = preview(fixture('implementation-plan.txt'), fixturePlan())
    const quoted = shown.fields.filter(({ edition }) => edition === '2020')
    expect(quoted.map(({ field, state, torn }) => [field, state, torn])).toEqual([
      ['title', 'new', false],
      ['aim', 'new', true],
      ['baseline', 'new', false],
      ['target2030', 'new', false],
    ])
    expect(shown.lines.notUnderstood).toEqual([])
    expect(shown.lines.used + shown.lines.debris).toBe(fixture('implementation-plan.txt').lines.length)
  })

  test('codes that the plan does not have are named and left out', () => {
    const text = fixtureText('strategic-plan.txt').replace('E1 MEASURING', 'E9 MEASURING')
    const shown = preview(understood(text, 'misspelt.txt'), fixturePlan())
    expect(shown.unplaced).toEqual(['E9'])
    expect(shown.fields.some(({ code }) => code === 'E9')).toBe(false)
  })

  test('a roadmap moves objectives between facilities', () => {
    const { facilities } = preview(fixture('roadmap.txt'), fixturePlan())
    expect(facilities.find(({ code }) => code === 'A3')).toMatchObject({
      state: 'changed',
      before: { kind: 'core', number: 3 },
      after: { kind: 'core', number: 2 },
    })
  })
})

describe('taking a paper in', () => {
  test.each(fixtureFiles)('%s: the same file again changes nothing, under any name', (file) => {
    const plan = merge(fixturePlan(), fixture(file))
    expect(preview(understood(fixtureText(file), 'renamed.txt'), plan).changesNothing).toBe(true)
    expect(merge(plan, understood(fixtureText(file), 'renamed.txt'))).toEqual(plan)
  })

  test('a French edition enters as the French of the same version and leaves English and values alone', () => {
    const before = merge(fixturePlan(), english)
    const after = merge(before, french)
    const [was, is] = [version(before, 'A1', '2022'), version(after, 'A1', '2022')]
    expect(is?.baseline?.text).toEqual({
      ...was?.baseline?.text,
      fr: 'En 2019, sur 150 CDN, 12 citaient les sols.',
    })
    expect(is?.baseline?.measures).toEqual(was?.baseline?.measures)
    expect(after).toHaveLength(before.length)
  })

  test('values that people corrected beside an unchanged wording stay', () => {
    const plan = merge(fixturePlan(), english)
    const measures = version(plan, 'A1', '2022')?.baseline?.measures
    measures?.splice(0, 1, { kind: 'count', low: 11, high: 11, unit: 'NDC', of: null, per: null, by: null })
    expect(merge(plan, english)).toEqual(plan)
  })

  test('what a paper lost is not taken from the plan', () => {
    const plan = merge(fixturePlan(), fixture('implementation-plan.txt'))
    expect(version(plan, 'A2', '2021-draft')?.remarks).toEqual(
      version(fixturePlan(), 'A2', '2021-draft')?.remarks,
    )
  })

  test('an export of a plan taken in brings every text and value with it', () => {
    const edited = merge(fixturePlan(), english)
    expect(merge(fixturePlan(), planDocument(edited))).toEqual(edited)
    expect(preview(planDocument(edited), edited).changesNothing).toBe(true)
  })
})
