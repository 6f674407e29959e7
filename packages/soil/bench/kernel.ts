// The kernel against its goals, its readable twin and other programs: `node packages/soil/bench/kernel.ts [--json]`.
import { fortranSpinUps, others } from './others.ts'
import type { Measured } from './measure.ts'
import { measure } from './measure.ts'
import { relaxedRunners, runners } from './runners.ts'

interface Goal {
  readonly what: string
  readonly goal: string
  readonly reached: string
  readonly met: boolean
}

const measured = measure(await runners())
/** By the relaxed kernel; its ratios are to the plain kernel. */
const relaxed = (await relaxedRunners()).map((two) => measure(two)[1])
const of = (name: string): Measured => measured.find((one) => one.name === name)!
const study = of('study')
const micros = (one: Measured) => 1e6 / one.perSecond
const worldMinutes = (40e6 * micros(study)) / 60e6

const times = (what: string, name: string, atLeast: number): Goal => ({
  what,
  goal: `≥ ${atLeast} × plain`,
  reached: `${of(name).ratio.toFixed(1)} × (${million(of(name).perSecond)})`,
  met: of(name).ratio >= atLeast,
})
const goals: Goal[] = [
  times('full month, exact', 'exact', 5),
  {
    what: 'full month, exact, cell-months/s',
    goal: '≥ 75 million (stretch 100)',
    reached: million(of('exact').perSecond),
    met: of('exact').perSecond >= 7.5e7,
  },
  times('full month, fast', 'fast', 8),
  times('full month, exact, 0.1 °C table', 'table', 8),
  times('months with known modifiers', 'known', 13),
  times('cached factors', 'cached', 30),
  times('composed year map, 20 years', 'composed', 100),
  {
    what: 'equilibrium, cells/s',
    goal: '≥ 8 million',
    reached: million(of('equilibrium').perSecond),
    met: of('equilibrium').perSecond >= 8e6,
  },
  {
    what: 'whole FAO study per cell, 20 years of warm-up',
    goal: '≤ 4.5 µs',
    reached: `${micros(study).toFixed(2)} µs (fast ${micros(of('study fast')).toFixed(2)})`,
    met: micros(study) <= 4.5,
  },
  {
    what: '40 million cells on one core',
    goal: '≤ 3 min (stretch 2)',
    reached: `${worldMinutes.toFixed(1)} min`,
    met: worldMinutes <= 3,
  },
]

function million(perSecond: number): string {
  const millions = perSecond / 1e6
  return `${millions.toFixed(millions < 100 ? 1 : 0)} million`
}

const engine = {
  node: process.version,
  v8: process.versions.v8,
  platform: process.platform,
  arch: process.arch,
}
if (process.argv.includes('--json'))
  console.log(
    JSON.stringify({ at: new Date().toISOString(), engine, measured, relaxed, goals, others }, null, 2),
  )
else {
  console.log(
    `Node ${engine.node}, V8 ${engine.v8}, one core by CPU time; the plain twin: ${million(of('plain').perSecond)} cell-months/s\n`,
  )
  const rows: [string, string, string, string][] = [
    ['', 'goal', 'reached', ''],
    ...goals.map(({ what, goal, reached, met }): [string, string, string, string] => [
      what,
      goal,
      reached,
      met ? '' : '  missed',
    ]),
  ]
  for (const [what, goal, reached, missed] of rows)
    console.log(what.padEnd(48) + goal.padEnd(28) + reached + missed)
  console.log('\nWith relaxed multiply-adds, times the plain kernel')
  for (const { name, ratio } of relaxed) console.log(`${name.padEnd(48)}${ratio.toFixed(2)} ×`)
  if (!relaxed.length) console.log('not in this engine')
  console.log('\nOther programs, cell-months/s (kernel exact, times as many)')
  for (const { program, perSecond } of others)
    console.log(
      `${program.padEnd(60)}${perSecond.toExponential(2).padStart(9)}  ${(of('exact').perSecond / perSecond).toFixed(0)} ×`,
    )
  const spun = of('spin-ups').perSecond
  console.log(
    `${'official spin-ups/s, official Fortran -O2'.padEnd(60)}${String(fortranSpinUps).padStart(9)}  ${(spun / fortranSpinUps).toFixed(0)} × (kernel ${spun.toFixed(0)})`,
  )
}
