import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { failedAs, passedOnce, together, type Outcome } from './outcome.ts'

export type Ran = { outcome: Outcome; said: string }
type Result = { code: number | null; said: string }

/** One of our tools from `node_modules/.bin`, with what it said. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): Promise<Result> {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, PATH, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let said = ''
    const hear = (chunk: string) => void (said += chunk)
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('error', (error) => done({ code: null, said: `${said}${error.message}\n` }))
    child.on('close', (code) => done({ code, said }))
  })
}

/** A check that is one test: it passes when all its commands do. */
export async function check(name: string, commands: [string, ...string[]][]): Promise<Ran> {
  const results: Result[] = []
  for (const [command, ...args] of commands) results.push(await runTool(command, args))
  const wrong = results.filter(({ code }) => code !== 0)
  return {
    outcome: wrong.length ? failedAs(name) : passedOnce,
    said: wrong.map(({ said }) => said).join('\n'),
  }
}

/** Half the machine for each test runner, because two steps run at a time. */
const workers = Math.max(1, Math.floor(availableParallelism() / 2))

export const vitest = (name: string, args: string[], env: Record<string, string> = {}) =>
  counted(
    name,
    'vitest',
    [
      'run',
      `--maxWorkers=${workers}`,
      // A busy machine is no failure; a test that hangs is.
      '--testTimeout=60000',
      '--hookTimeout=120000',
      '--reporter=./tools/testing/vitest-reporter.ts',
      '--reporter=dot',
      ...args,
    ],
    env,
  )

export const playwright = (name: string, env: Record<string, string>) =>
  counted(
    name,
    'playwright',
    ['test', `--workers=${workers}`, '--reporter=./tools/testing/playwright-reporter.ts,line'],
    // Playwright decides on colours by itself and warns when told twice.
    { NO_COLOR: '', ...env },
  )

/** A test runner with one of our reporters, which leaves the outcome in a file. */
async function counted(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'permille-tests-'))
  const file = join(folder, 'outcome.json')
  const { code, said } = await runTool(command, args, { ...env, TEST_OUTCOME: file })
  const outcome = named(name, readOutcome(file)) ?? failedAs(`${name} did not run to its end`)
  rmSync(folder, { recursive: true, force: true })
  const isSilentFailure = code !== 0 && outcome.failed.length === 0
  return {
    outcome: isSilentFailure ? together([outcome, failedAs(`${name} ended with ${code}`)]) : outcome,
    said,
  }
}

/** The same test runs in several steps: its title begins with the step's name. */
function named(name: string, outcome: Outcome | null): Outcome | null {
  return (
    outcome && {
      passed: outcome.passed,
      failed: outcome.failed.map((title) => `${name} › ${title}`),
      skipped: outcome.skipped.map(({ title, reason }) => ({ title: `${name} › ${title}`, reason })),
    }
  )
}

function readOutcome(file: string): Outcome | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return null
  }
}
