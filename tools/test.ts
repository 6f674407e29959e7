// The one test command, at home and in CI: `npm test`, or `npm test -- --only types,journeys`.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lastLine, readAllowed, together, withoutForeseen } from './testing/outcome.ts'
import type { Ran } from './testing/run.ts'
import { runSteps, steps, type Step } from './testing/steps.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !steps.some((step) => step.name === name)) ?? []
if (unknown.length) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const chosen = steps.filter((step) => (wanted ? wanted.includes(step.name) : !step.isPart))
console.log(`Running ${chosen.map(({ name }) => name).join(', ')}.\n`)

let ended = 0
function tell(step: Step, { outcome, said }: Ran, ms: number) {
  const counts = lastLine(outcome).replace(/, 0 (failed|skipped)/g, '')
  const mark = outcome.failed.length ? '✗' : outcome.skipped.length && !outcome.passed ? '–' : '✓'
  const seconds = `${(ms / 1000).toFixed(1)} s`
  console.log(
    `[${++ended}/${chosen.length}] ${mark} ${step.name.padEnd(9)} ${step.about}: ${counts}, ${seconds}`,
  )
  if (outcome.failed.length) console.log(`\n${said.trim()}\n`)
}

const all = together((await runSteps(chosen, tell)).map(({ outcome }) => outcome))
const total = process.env.CI
  ? withoutForeseen(all, readAllowed(readFileSync('test/allowed-skips.txt', 'utf8')))
  : all
if (total.skipped.length) console.log('\nSkipped:')
for (const { title, reason } of total.skipped) console.log(`  ${title}: ${reason}`)
if (total.failed.length) console.log('\nFailed:')
for (const title of total.failed) console.log(`  ${title}`)
console.log(`\n${lastLine(total)}`)
process.exitCode = total.failed.length ? 1 : 0
