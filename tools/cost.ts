// Writes docs/cost.md from the committed measurements. With options it prints the page instead: any figure of `Assumptions`
// by its name, a range as low,middle,high.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Measurements } from './cost/estimate.ts'
import { assumed, costPage } from './cost/page.ts'

const names = Object.keys(assumed) as (keyof typeof assumed)[]
const { values } = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
})
const given = Object.entries(values).map(([name, text]) => {
  const [low, middle = low, high = middle] = String(text).split(',').map(Number)
  if ([low, middle, high].some((value) => !Number.isFinite(value)))
    throw new Error(`--${name}=${text} is no figure`)
  return [name, typeof assumed[name as keyof typeof assumed] === 'number' ? low : { low, middle, high }]
})
const measurements = JSON.parse(readFileSync('bench/studies/measured.json', 'utf8')) as Measurements
const page = costPage(measurements, { ...assumed, ...Object.fromEntries(given) })
if (given.length) console.info(page)
else writeFileSync('docs/cost.md', page)
