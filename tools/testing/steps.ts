import { postgresPrograms } from '../../test/support/engines.ts'
import { findBrowser } from '../../test/support/browser.ts'
import { failedAs, skippedFor } from './outcome.ts'
import { check, playwright, vitest, type Ran } from './run.ts'

export type Step = {
  name: string
  /** What it looks at, for the progress line. */
  about: string
  /** Runs only when asked for by name, because another step covers it. */
  isPart?: true
  /** A step that must have passed. */
  after?: string
  run: () => Promise<Ran>
}

/** The steps of `npm test`, those that take longest first, so that two lanes end together. */
export const steps: readonly Step[] = [
  {
    name: 'build',
    about: 'the pages build',
    run: () => check('build', [['node', 'tools/ready.mjs', '--build']]),
  },
  {
    name: 'postgres',
    about: 'stores and actions on PostgreSQL',
    run: async () =>
      postgresPrograms()
        ? vitest('postgres', ['--project=stored'], { TEST_ENGINE: 'postgres' })
        : without(
            'postgres',
            'no PostgreSQL found: apt-get install postgresql, or set PG_BIN to the folder of initdb',
          ),
  },
  {
    name: 'journeys',
    about: 'what people do, in Chromium, with axe',
    after: 'build',
    run: async () => {
      const browser = findBrowser()
      return browser
        ? playwright('journeys', { CHROMIUM: browser })
        : without('journeys', 'no Chromium found: apt-get install chromium, or set CHROMIUM to its path')
    },
  },
  {
    name: 'stored',
    about: 'stores and actions on the embedded database',
    run: () => vitest('stored', ['--project=stored']),
  },
  {
    name: 'units',
    about: 'pure code, guards and the soil package',
    run: () => vitest('units', ['--project=!stored']),
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
  { name: 'lint', about: 'eslint', run: () => check('lint', [['eslint', '.']]) },
  { name: 'format', about: 'prettier', run: () => check('format', [['prettier', '--check', '.']]) },
  {
    name: 'guards',
    about: 'house, docs and texts',
    isPart: true,
    run: () => vitest('guards', ['--project=pure', 'test/house', 'test/docs', 'test/text', 'test/guards']),
  },
]

const without = (name: string, reason: string): Ran => ({ outcome: skippedFor(name, reason), said: '' })

/**
 * Runs steps in two lanes and tells `hear` of each as it ends. A step whose predecessor failed fails with it,
 * because its result would mean nothing.
 */
export async function runSteps(chosen: readonly Step[], hear: (step: Step, ran: Ran, ms: number) => void) {
  const waiting = [...chosen]
  const ended = new Map<string, Promise<Ran>>()
  const rans: Ran[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const promise = startStep(step, ended)
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

async function startStep(step: Step, ended: ReadonlyMap<string, Promise<Ran>>): Promise<Ran> {
  const before = step.after ? await ended.get(step.after) : undefined
  if (before?.outcome.failed.length)
    return { outcome: failedAs(`${step.name}: not run, because ${step.after} failed`), said: '' }
  return step.run()
}
