import { expect, test } from 'vitest'
import type { Objective, ObjectiveVersion } from '#lib/plan/objective.ts'
import { planDocument } from '../export/plan-document.ts'
import { fixturePlan } from '../fixtures/plan.ts'
import { fixture, fixtureFiles, fixtureText, understood, type FixtureFile } from '../fixtures/read.ts'
import { lint } from './lint.ts'

/** Mulberry32: the same faults on every machine. */
function random(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  /** Two different ones. */
  const pair = <T>(list: readonly T[]): [T, T] => {
    const first = below(list.length)
    const second = (first + 1 + below(list.length - 1)) % list.length
    return [list[first] as T, list[second] as T]
  }
  return { below, pick, pair }
}
type Random = ReturnType<typeof random>

const last = ({ versions }: Objective) => versions.at(-1) as ObjectiveVersion
const first = ({ versions }: Objective) => versions[0] as ObjectiveVersion
const clauses = ['baseline', 'target2030', 'target2050'] as const
const locales = ['en', 'fr', 'es'] as const

/** The faults that hands make in a plan. */
const planFaults: Record<string, (plan: Objective[], random: Random) => void> = {
  'copy a field of another objective': (plan, { pair, pick }) => {
    const [to, from] = pair(plan)
    const field = pick([...clauses, 'aim'] as const)
    Object.assign(last(to), { [field]: structuredClone(last(from)[field]) })
  },
  'copy the baseline into a target': (plan, { pick }) => {
    const version = last(pick(plan))
    version[pick(['target2030', 'target2050'] as const)] = structuredClone(version.baseline)
  },
  'copy one target into the other': (plan, { pick }) => {
    const version = last(pick(plan))
    version.target2050 = structuredClone(version.target2030)
  },
  'copy remarks': (plan, { pair }) => {
    const [to, from] = pair(plan)
    first(to).remarks = structuredClone(first(from).remarks)
  },
  'copy an activity': (plan, { pair, pick, below }) => {
    const [to, from] = pair(plan)
    Object.assign(first(to).activities[below(3)] ?? {}, {
      text: structuredClone(pick(first(from).activities).text),
    })
  },
  'copy an activity within its objective': (plan, { pick }) => {
    const { activities } = first(pick(plan))
    activities.push({ ...structuredClone(pick(activities)), number: 4 })
  },
  'copy a title': (plan, { pair, pick }) => {
    const [to, from] = pair(plan)
    const order = pick([0, 1])
    Object.assign(to.versions[order] ?? {}, { title: structuredClone(from.versions[order]?.title) })
  },
  'copy a version': (plan, { pair }) => {
    const [to, from] = pair(plan)
    to.versions[1] = structuredClone(last(from))
  },
  'copy an objective': (plan, { pick, below }) => {
    plan.splice(below(plan.length), 0, structuredClone(pick(plan)))
  },
  'swap two codes': (plan, { pair }) => {
    const [a, b] = pair(plan)
    const code = a.code
    a.code = b.code
    b.code = code
  },
  'misspell a code': (plan, { pick }) => {
    pick(plan).code = pick(['E5', 'B7', 'F9', 'G1'])
  },
  'link to a code that is not there': (plan, { pick }) => {
    Object.assign(pick(plan).links[0] ?? {}, { to: pick(['E5', 'B7', 'F9']) })
  },
  'misspell a code in a remark': (plan, { pick }) => {
    const { remarks } = first(pick(plan))
    if (remarks?.en) remarks.en = remarks.en.replace(/[A-F]\d/, pick(['E5', 'B7', 'F9']))
  },
  'take one code for another': (plan, { pair }) => {
    const [a, b] = pair(plan)
    a.code = b.code
  },
  'change a number in one language': (plan, { pick, below }) => {
    const clause = last(pick(plan))[pick(clauses)]
    const locale = pick(locales)
    if (clause) clause.text[locale] = clause.text[locale]?.replace(/\d+/, String(200 + below(700))) ?? ''
  },
  'change a typed value': (plan, { pick, below }) => {
    Object.assign(last(pick(plan))[pick(clauses)]?.measures[0] ?? {}, { low: 200 + below(700) })
  },
  'lose the value of a baseline': (plan, { pick }) => {
    last(pick(plan)).baseline?.measures.splice(0)
  },
  'lose the activities': (plan, { pick }) => {
    first(pick(plan)).activities.splice(0)
  },
  'lose one activity': (plan, { pick, below }) => {
    first(pick(plan)).activities.splice(below(2), 1)
  },
  'lose an objective': (plan, { below }) => {
    plan.splice(below(plan.length), 1)
  },
}

const wholeNumber = /(?<![\d,.])\d{1,3}(?:,\d{3})*(?![\d,.])/

/** Changes one number of a line that matches. */
function breakNumber(text: string, line: RegExp, { below, pick }: Random): string {
  const lines = text.split('\n')
  const at = pick(lines.flatMap((each, index) => (line.test(each) ? [index] : [])))
  const numbers = [...(lines[at] ?? '').matchAll(new RegExp(wholeNumber, 'g'))].filter(
    ([n]) => !/^20\d\d$/.test(n),
  )
  const { index, 0: digits } = pick(numbers)
  const other = String(Number(digits.replace(/,/g, '')) + 1 + below(90))
  lines[at] = (lines[at] ?? '').slice(0, index) + other + (lines[at] ?? '').slice(index + digits.length)
  return lines.join('\n')
}

/** The faults that papers really have. */
const paperFaults: Record<string, [FixtureFile, (text: string, random: Random) => string]> = {
  'copy a row': [
    'strategic-plan.txt',
    (text, { pair }) => {
      const rows = text.split('\n').filter((line) => /^[A-F] ?\d [A-Z]/.test(line))
      const [to, from] = pair(rows)
      const cells = from.split('\t')
      return text.replace(to, [to.split('\t')[0], ...cells.slice(1)].join('\t'))
    },
  ],
  'print a row twice': [
    'strategic-plan.txt',
    (text, { pick }) => {
      const row = pick(text.split('\n').filter((line) => /^[A-F] ?\d [A-Z]/.test(line)))
      return text.replace(row, `${row}\n${row}`)
    },
  ],
  'give a row the code of another': [
    'strategic-plan.txt',
    (text, { pair }) => {
      const [to, from] = pair(['A 1', 'A2', 'A3', 'E1', 'F 1', 'F2'])
      return text.replace(`\n${to} `, `\n${from} `)
    },
  ],
  'put another year above a table': [
    'strategic-plan.txt',
    (text, { pick }) => text.replace('baseline 2020,', `baseline ${pick([2018, 2019, 2021, 2022, 2023])},`),
  ],
  'break a total of the intake': [
    'minutes.txt',
    (text, random) => breakNumber(text, /^[A-Z][^\t]*\t\d+\t/, random),
  ],
  'break a sum of the budget': [
    'minutes.txt',
    (text, random) => breakNumber(text, /an annual budget|total annual/, random),
  ],
  'give the total another year': [
    'minutes.txt',
    (text, { pick }) => text.replace('Total 2021', `Total ${pick([2019, 2020, 2022])}`),
  ],
  'break a count of objectives': [
    'roadmap.txt',
    (text, { pick }) => text.replace('include 4', `include ${pick([2, 3, 5, 6, 12])}`),
  ],
  'swap a code in the facilities': [
    'roadmap.txt',
    (text, { pick }) => text.replace(/(\/ )(A2|E1)/, `$1${pick(['E5', 'B1', 'F4', 'C2', 'D9'])}`),
  ],
  'swap two titles in the facilities': [
    'roadmap.txt',
    (text) => text.replace('[A2] First steps [E1] Measuring tools', '[A2] Measuring tools [E1] First steps'),
  ],
}

/** A fault done with chance, and the number of findings it leads to. */
type Trial = { name: string; findings: (random: Random) => number }

const whole = fixturePlan()
const english = fixtureFiles.filter((file) => !/\.(?:fr|es)\./.test(file)).map(fixture)

const trials: Trial[] = [
  ...Object.entries(planFaults).map(([name, fault]) => ({
    name,
    findings: (chance: Random) => {
      const plan = structuredClone(whole)
      fault(plan, chance)
      return lint([planDocument(plan)]).length
    },
  })),
  ...Object.entries(paperFaults).map(([name, [file, fault]]) => ({
    name,
    findings: (chance: Random) => {
      const others = english.filter((paper) => paper.file !== file)
      return lint([understood(fault(fixtureText(file), chance), file), ...others]).length
    },
  })),
]

const runs = 300
const leastCaught = 0.95

test(`of ${runs} seeded faults in a plan and in papers at least 95 % are found`, () => {
  const missed = Array.from({ length: runs }, (_, seed) => {
    const trial = trials[seed % trials.length] as Trial
    return trial.findings(random(seed)) > 0 ? null : `${trial.name}, seed ${seed}`
  }).filter((name) => name !== null)
  expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(runs * (1 - leastCaught))
})
