import { describe, expect, test } from 'vitest'
import { siteFile } from '../../../test/support/hostile.ts'
import { computedSite, computedWorksheet, studyFrom } from './computing.server.ts'
import { exampleFile } from './example.ts'
import { exampleStudy } from './runs/example.ts'

describe('what anybody may have computed', () => {
  test('comes back as the page and the command have it', async () => {
    const text = exampleFile('made up')
    const view = await computedSite(text, 'fr')
    expect(view.chart).toContain('<svg')
    expect(view.sheet.rows.map(({ run }) => run)).toEqual([
      ...Array<string>(12).fill('start'),
      ...Array<string>(12).fill('forward'),
    ])
    const sheet = await computedWorksheet(text, 'fr')
    expect(sheet.trimEnd().split('\n').length).toBeGreaterThan(252)
    await expect(computedSite(`${text}2021,13,x`, 'fr')).rejects.toMatchObject({
      code: 'invalid',
      status: 422,
    })
  })

  test('of a thousand years shows the first and the last', async () => {
    const { sheet } = await computedSite(siteFile(400), 'en')
    expect(sheet.rows).toHaveLength(24)
  })

  test.each([
    ['deep', '['.repeat(20_000)],
    ['deep in maps', `inputs: ${'{a: '.repeat(10_000)}`],
    ['of references to references', `a: &a [${'x,'.repeat(9)}x]\n${bomb()}`],
    ['no study', 'title: 3'],
  ])('a study’s text that is %s is refused by name', async (_, text) => {
    const read = await studyFrom(text).catch((error: unknown) => error)
    expect(read).toSatisfy(
      (found: object) =>
        'problems' in found || ('text' in found && found.text === 'observatory_run_unreadable'),
    )
  })

  test('a study’s text that is sound is read', async () => {
    expect(await studyFrom(exampleStudy)).toHaveProperty('study.title')
  })
})

/** Nine references to the line before, eight times over: a few hundred bytes that would be billions of values. */
function bomb(): string {
  const names = 'abcdefghi'
  return Array.from(
    { length: 8 },
    (_, i) => `${names[i + 1]}: &${names[i + 1]} [${`*${names[i]},`.repeat(9)}1]`,
  ).join('\n')
}
