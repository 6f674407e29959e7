import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { failedAs, named, nothing, passedAs, skippedFor, together, type Outcome } from './outcome.ts'

/** What a step came to, what its tools printed, and their processor time in seconds where the system tells it. */
export type Ran = { outcome: Outcome; said: string; cpu: number | null }
type Result = { code: number | null; said: string; cpu: number | null; ms: number }

/** Nothing of a step can be reached by a change. */
export const notReached: Ran = { outcome: nothing, said: '', cpu: 0 }

export const without = (name: string, reason: string): Ran => ({
  outcome: skippedFor(name, reason),
  said: '',
  cpu: 0,
})

/** What Node has compiled once it need not compile again: tools, threads and programs that tests start all load much. */
const NODE_COMPILE_CACHE = resolve('node_modules/.cache/permille/compiled')

/** The shell knows what all processes below it took, which Node does not. */
const measuring = ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh']
const isWindows = process.platform === 'win32'

/** One of our tools from `node_modules/.bin`, with what it said. */
export function runTool(command: string, args: string[], env: Record<string, string> = {}): Promise<Result> {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  const start = performance.now()
  return new Promise((done) => {
    const child = spawn(isWindows ? command : 'sh', isWindows ? args : [...measuring, command, ...args], {
      env: { ...process.env, PATH, NODE_COMPILE_CACHE, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      shell: isWindows,
    })
    const heard = { said: '', times: '' }
    const hear = (stream: unknown, into: keyof typeof heard) =>
      (stream as NodeJS.ReadableStream).setEncoding('utf8').on('data', (chunk) => (heard[into] += chunk))
    hear(child.stdout, 'said')
    hear(child.stderr, 'said')
    hear(child.stdio[3], 'times')
    const end = (code: number | null, more = '') =>
      done({ code, said: heard.said + more, cpu: cpuIn(heard.times), ms: performance.now() - start })
    child.on('error', (error) => end(null, `${error.message}\n`))
    child.on('close', (code) => end(code))
  })
}

/** The second line of `times` is for the children: `0m1.25s 0m0.31s`, user and system. */
export function cpuIn(times: string): number | null {
  const found = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  return found.length ? found.reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0) : null
}

export const addCpu = (all: readonly (number | null)[]): number | null =>
  all.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0)

/** A check that is one test: it passes when all its commands do. */
export async function check(name: string, commands: [string, ...string[]][]): Promise<Ran> {
  const results: Result[] = []
  for (const [command, ...args] of commands) results.push(await runTool(command, args))
  const wrong = results.filter(({ code }) => code !== 0)
  const ms = results.reduce((sum, result) => sum + result.ms, 0)
  return {
    outcome: { ...(wrong.length ? failedAs(name) : passedAs(name)), times: [{ title: name, ms }] },
    said: wrong.map(({ said }) => said).join('\n'),
    cpu: addCpu(results.map(({ cpu }) => cpu)),
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
      '--reporter=./tools/testing/vitest-reporter.ts',
      '--reporter=dot',
      ...args,
    ],
    env,
  )

export const playwright = (name: string, args: string[], env: Record<string, string>) =>
  counted(
    name,
    'playwright',
    ['test', `--workers=${workers}`, '--reporter=./tools/testing/playwright-reporter.ts,line', ...args],
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
  const { code, said, cpu } = await runTool(command, args, { ...env, TEST_OUTCOME: file })
  const read = readOutcome(file)
  const outcome = read ? named(name, read) : failedAs(`${name} did not run to its end`)
  rmSync(folder, { recursive: true, force: true })
  const isSilentFailure = code !== 0 && outcome.failed.length === 0
  return {
    outcome: isSilentFailure ? together([outcome, failedAs(`${name} ended with ${code}`)]) : outcome,
    said,
    cpu,
  }
}

function readOutcome(file: string): Outcome | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome
  } catch {
    return null
  }
}
