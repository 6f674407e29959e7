import { readFiles } from '../../test/guards/files.ts'
import { postgresPrograms } from '../../test/support/postgres.ts'
import { findBrowser } from '../../test/support/browser.ts'
import { failedAs } from './outcome.ts'
import { guard, type Reach } from './reach.ts'
import { check, notReached, playwright, vitest, without, type Ran } from './run.ts'
import { isSoilAsItPassed, rememberThatSoilPassed } from './soil.ts'

export type Step = {
  name: string
  /** What it looks at, for the progress line. */
  about: string
  /** Runs only when asked for by name, because another step covers it. */
  isPart?: true
  /** A step that must have passed. */
  after?: string
  /** Everything, or what a change can reach. */
  run: (reach: Reach | null) => Promise<Ran>
}

const stored = /\.server\.test\.ts$/
const guardFiles = () => readFiles('.', ['test']).flatMap(({ path }) => (guard.test(path) ? [path] : []))
const code = /\.(ts|js|mjs|svelte)$/

/** One of the test runners, on all its tests or on those that are reached. */
async function tests(name: string, args: string[], reached: string[] | null, env?: Record<string, string>) {
  return reached?.length === 0 ? notReached : vitest(name, [...args, ...(reached ?? [])], env)
}

/** The steps of `npm test`, those that take longest first, so that two lanes end together. */
export const steps: readonly Step[] = [
  {
    name: 'build',
    about: 'the pages build',
    run: async (reach) =>
      reach?.journeys.length === 0 ? notReached : check('build', [['node', 'tools/ready.mjs', '--build']]),
  },
  {
    name: 'stored',
    about: 'what needs a database, on the embedded one',
    run: (reach) =>
      tests('stored', ['--project=stored'], reach && reach.tests.filter((path) => stored.test(path))),
  },
  {
    name: 'journeys',
    about: 'what people do, in Chromium, with axe',
    after: 'build',
    run: async (reach) => {
      if (reach?.journeys.length === 0) return notReached
      const browser = findBrowser()
      return browser
        ? playwright('journeys', [...(reach?.journeys ?? [])], { CHROMIUM: browser })
        : without('journeys', 'no Chromium found: apt-get install chromium, or set CHROMIUM to its path')
    },
  },
  {
    name: 'units',
    about: 'pure code, components and guards',
    run: (reach) =>
      tests(
        'units',
        ['--project=pure', '--project=ui'],
        reach && reach.tests.filter((path) => !stored.test(path)),
      ),
  },
  {
    name: 'postgres',
    about: 'stores and actions, on PostgreSQL',
    run: async (reach) => {
      const reached = reach && reach.tests.filter((path) => stored.test(path))
      return postgresPrograms()
        ? tests('postgres', ['--project=stored', '--passWithNoTests'], reached, { TEST_ENGINE: 'postgres' })
        : without(
            'postgres',
            'no PostgreSQL found: apt-get install postgresql, or set PG_BIN to the folder of initdb',
          )
    },
  },
  {
    name: 'types',
    about: 'svelte-check and tsc',
    run: () =>
      check('types', [
        ['tsc', '-p', 'packages/soil/tsconfig.build.json'],
        ['svelte-check', '--threshold', 'error', '--output', 'human'],
        ['tsc', '-p', 'packages/soil'],
        ['tsc', '-p', 'packages/tables'],
      ]),
  },
  {
    name: 'soil',
    about: 'the walled packages',
    async run(reach) {
      if (reach && !reach.changed.some((path) => path.startsWith('packages/'))) return notReached
      if (isSoilAsItPassed())
        return without('soil', 'to the letter what passed here before; CI runs it always')
      const ran = await vitest('soil', ['--project=tables', '--project=soil'])
      if (!ran.outcome.failed.length) rememberThatSoilPassed()
      return ran
    },
  },
  {
    name: 'lint',
    about: 'eslint',
    run: async (reach) => {
      const files = reach ? reach.present.filter((path) => code.test(path)) : ['.']
      return files.length ? check('lint', [['eslint', '--no-warn-ignored', ...files]]) : notReached
    },
  },
  {
    name: 'format',
    about: 'prettier',
    run: async (reach) => {
      const files = reach ? reach.present : ['.']
      return files.length
        ? check('format', [['prettier', '--check', '--ignore-unknown', ...files]])
        : notReached
    },
  },
  {
    name: 'guards',
    about: 'house, docs and texts',
    isPart: true,
    run: () => vitest('guards', ['--project=pure', ...guardFiles()]),
  },
]

type Hear = (step: Step, ran: Ran, ms: number) => void

/**
 * Runs steps in two lanes and tells `hear` of each as it ends. A step whose predecessor failed fails with it,
 * because its result would mean nothing.
 */
export async function runSteps(chosen: readonly Step[], reach: Reach | null, hear: Hear) {
  const waiting = [...chosen]
  const ended = new Map<string, Promise<Ran>>()
  const rans: Ran[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const promise = startStep(step, reach, ended)
      ended.set(step.name, promise)
      const start = performance.now()
      const ran = await promise
      rans.push(ran)
      hear(step, ran, performance.now() - start)
    }
  }
  await Promise.all([lane(), lane()])
  return rans
}

async function startStep(
  step: Step,
  reach: Reach | null,
  ended: ReadonlyMap<string, Promise<Ran>>,
): Promise<Ran> {
  const before = step.after ? await ended.get(step.after) : undefined
  if (before?.outcome.failed.length)
    return { outcome: failedAs(`${step.name}: not run, because ${step.after} failed`), said: '', cpu: 0 }
  return step.run(reach)
}
