import { createInterface } from 'node:readline/promises'
import { readCommandLine } from '#lib/platform/command-line.ts'
import { alone, type Answer } from '#lib/platform/command.ts'
import { readConfig } from '#lib/platform/config.server.ts'
import { lockHolder } from '#lib/platform/lock.server.ts'
import { openApp } from './app.server.ts'
import { callServer, find, inWords, onPlatform, perform, socketOf, type Call } from './console.server.ts'
import { commands } from './slices.server.ts'

const json = process.argv.includes('--json')

function printHelp() {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const rows = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)
  console.info(['npm run permille -- COMMAND [--json]', '', ...rows].join('\n'))
}

async function answer(call: Call): Promise<Answer> {
  const print = (text: string) => process.stderr.write(`${text}\n`)
  if (alone(find(call.words).command, call.options)) return perform(call, null, print)
  const config = readConfig(process.env)
  const folder = config.databaseUrl.startsWith('pglite:') ? config.databaseUrl.slice('pglite:'.length) : null
  if (folder && lockHolder(folder)) return callServer(socketOf(folder), call, print)
  const app = await openApp(
    { ...config, log: 'warn' },
    { withWork: false, withContent: call.words[0] !== 'restore' },
  )
  try {
    return await perform(call, onPlatform(app), print)
  } finally {
    await app.close()
  }
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const said = await terminal.question(`${question} [y/N] `)
  terminal.close()
  return /^y(es)?$/i.test(said.trim())
}

async function run(): Promise<void> {
  const { words, options, help } = readCommandLine(process.argv.slice(2), commands)
  if (help || !words.length) return printHelp()
  // npm changes into the project's folder; files are named from where the person stands.
  const call: Call = { words, options, cwd: process.env.INIT_CWD ?? process.cwd() }
  const first = await answer(call)
  const { asks } = first
  let { data, lines, failed } = first
  if (asks && !json && process.stdin.isTTY) {
    console.info(lines.join('\n'))
    if (await isAgreed(asks))
      ({ data, lines, failed } = await answer({ ...call, options: { ...options, yes: true } }))
    else lines = ['Nothing was changed.']
  } else if (asks) lines = [...lines, `${asks} Nothing is changed without --yes.`]
  console.info(json ? JSON.stringify(data) : lines.join('\n'))
  process.exitCode = failed ? 1 : 0
}

try {
  await run()
} catch (error) {
  const message = inWords(error)
  if (json) console.info(JSON.stringify({ refused: message }))
  console.error(message)
  process.exitCode = 2
}
