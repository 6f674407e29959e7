import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataDir } from '../test/reference.ts'
import { smallMultiples } from './chart.ts'
import { experiments } from './experiments.ts'

describe.skipIf(!dataDir)('the Rothamsted page (skipped where DATA_DIR is absent)', () => {
  const found = dataDir ? experiments(join(dataDir, 'rothamsted-lte')) : []
  const treatment = (experiment: string, name: string) =>
    found.find((each) => each.name === experiment)!.treatments.find((each) => each.name === name)!

  test('reads the stories with known answers out of the published tables', () => {
    const published = treatment('Highfield bare fallow', 'bare since 1959').otherwise!
    expect([published[0].stock.toFixed(1), published.at(-1)!.stock.toFixed(1)]).toEqual(['63.0', '30.7'])
    const manured = treatment('Hoosfield spring barley', 'manure every year').measured
    expect([manured[0].stock, manured.at(-1)!.stock]).toEqual([30.7, 93])
    expect(found).toHaveLength(7)
  })

  test('prints the figures that the code gives today', () => {
    const page = readFileSync(new URL('./rothamsted.md', import.meta.url), 'utf8')
    for (const { name, treatments } of found)
      for (const { name: plot, measured, course, rmse } of treatments) {
        const row = page.split('\n').find((line) => line.startsWith(`| ${name} | ${plot} |`))
        expect(row).toContain(
          `→ ${measured.at(-1)!.stock.toFixed(1)} | ${course.at(-1)!.stock.toFixed(1)} | ${rmse.toFixed(1)} |`,
        )
      }
  })
})

test('a chart names every line, and escapes what would break it', () => {
  const points = [
    { year: 2000, stock: 40 },
    { year: 2010, stock: 50 },
  ]
  const series = [{ name: 'grass & clover <3', course: points, measured: points }]
  const svg = smallMultiples('Title', 'Words', [{ title: 'Field', series }])
  expect(svg).toContain('grass &amp; clover')
  expect(svg.match(/<circle/g)!.length).toBe(2 + 2)
  expect(svg).not.toContain('NaN')
})
