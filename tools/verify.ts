// `npm run verify -- KIND DIR`: holds our code against data that others made, found below DIR. Every kind is a program of its own.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const kinds: Record<string, { program: string; against: string }> = {
  soil: {
    program: 'packages/soil/verify/verify.ts',
    against: 'soil models: cases of RothC, AMG, IPCC and FAO with their published results',
  },
}

const [kind = '', ...rest] = process.argv.slice(2)
const chosen = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
if (chosen) {
  const program = fileURLToPath(new URL(`../${chosen.program}`, import.meta.url))
  // npm changes into the project's folder; DIR is named from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const { status } = spawnSync(process.execPath, [program, ...rest], { cwd, stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  const width = Math.max(...Object.keys(kinds).map((name) => name.length))
  const lines = Object.entries(kinds).map(([name, { against }]) => `  ${name.padEnd(width)}  ${against}`)
  if (kind) console.error(`There is no kind ${kind}.`)
  console.error(['npm run verify -- KIND DIR', '', 'Kinds:', ...lines].join('\n'))
  process.exitCode = 2
}
