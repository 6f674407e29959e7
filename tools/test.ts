// The one test command, at home and in CI: `npm test`, or `npm test -- --only types,journeys`, or `npm test -- --changed`.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readFiles } from '../test/guards/files.ts'
import { changesSince, whereBranchLeft } from './testing/changes.ts'
import { lastLine, readAllowed, slowest, titles, together, withoutForeseen } from './testing/outcome.ts'
import { reachOf, type Reach } from './testing/reach.ts'
import { addCpu, type Ran } from './testing/run.ts'
import { runSteps, steps, type Step } from './testing/steps.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    changed: { type: 'boolean', default: false },
    since: { type: 'string' },
    titles: { type: 'string' },
  },
})
const wanted = values.only?.split(',')
const unknown = wanted?.filter((name) => !steps.some((step) => step.name === name)) ?? []
if (unknown.length) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}

const chosen = steps.filter((step) => (wanted ? wanted.includes(step.name) : !step.isPart))
const reach = values.changed || values.since ? reachOfChange(values.since ?? whereBranchLeft()) : null
console.log(`Running ${chosen.map(({ name }) => name).join(', ')}.\n`)

function reachOfChange(since: string): Reach | null {
  const changes = changesSince(since)
  const found = reachOf(changes, readFiles('.'))
  const files = `${changes.length} changed files since ${since.slice(0, 12)}`
  if (found)
    console.log(`${files} reach ${found.tests.length} test files and ${found.journeys.length} journeys.`)
  else console.log(`${files} can reach everything.`)
  return found
}

let ended = 0
function tell(step: Step, { outcome, said, cpu }: Ran, ms: number) {
  const isIdle = !titles(outcome).length
  const counts = isIdle ? 'not reached' : lastLine(outcome).replace(/, 0 (failed|skipped)/g, '')
  const mark = outcome.failed.length ? '✗' : outcome.passed.length ? '✓' : '–'
  const seconds = `${(ms / 1000).toFixed(1)} s${cpu ? `, ${cpu.toFixed(1)} s of CPU` : ''}`
  console.log(
    `[${++ended}/${chosen.length}] ${mark} ${step.name.padEnd(9)} ${step.about}: ${counts}, ${seconds}`,
  )
  if (outcome.failed.length) console.log(`\n${said.trim()}\n`)
}

const rans = await runSteps(chosen, reach, tell)
const all = together(rans.map(({ outcome }) => outcome))
const total = process.env.CI
  ? withoutForeseen(all, readAllowed(readFileSync('test/allowed-skips.txt', 'utf8')))
  : all
console.log('\nSlowest:')
for (const { title, ms } of slowest(total, 10))
  console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${title}`)
if (values.titles) writeFileSync(values.titles, `${titles(total).join('\n')}\n`)
if (total.skipped.length) console.log('\nSkipped:')
for (const { title, reason } of total.skipped) console.log(`  ${title}: ${reason}`)
if (total.failed.length) console.log('\nFailed:')
for (const title of total.failed) console.log(`  ${title}`)
const cpu = addCpu(rans.map(({ cpu }) => cpu))
if (cpu !== null) console.log(`\nCPU time of the tests: ${(cpu / 60).toFixed(1)} min`)
console.log(`\n${lastLine(total)}`)
process.exitCode = total.failed.length ? 1 : 0
