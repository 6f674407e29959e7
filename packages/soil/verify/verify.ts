import { existsSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import type { SoilEngine } from '../src/engine/engine.ts'
import { soilEngine } from '../src/engine/engine.ts'
import * as amg from './amg.ts'
import * as esm from './esm.ts'
import * as faoGsocseq from './fao-gsocseq.ts'
import type { Group } from './group.ts'
import { passed } from './group.ts'
import * as ipcc from './ipcc.ts'
import { dataBelow, manifestOf, missingBelow } from './manifest.ts'
import * as rothc from './rothc.ts'

const layouts = { rothc, 'fao-gsocseq': faoGsocseq, amg, ipcc, esm }

export interface Verification {
  readonly passed: boolean
  readonly groups: readonly Group[]
  /** what stops it beside the groups: no kernel, no cases, files that are missing or that no layout has read */
  readonly problems: readonly string[]
  /** folders right below the given one in which no layout has found anything: of another kind than soil */
  readonly leftAlone: readonly string[]
}

/** Runs every case found below `dir`, whatever folder it stands in, by the twin and where it can by the kernel. */
export async function verify(dir: string): Promise<Verification> {
  if (!existsSync(dir)) return { passed: false, groups: [], problems: [`${dir} is not there`], leftAlone: [] }
  const engine = await soilEngine()
  const groups: Group[] = []
  for (const layout of Object.values(layouts)) groups.push(...(await layout.groups(dir, engine)))
  const read = new Set(groups.flatMap((group) => group.files))
  const folderOf = (file: string) => relative(dir, file).split(sep).slice(0, -1)[0]
  const own = new Set([...read].map(folderOf))
  const unread = dataBelow(dir).filter((file) => !read.has(file))
  const isElsewhere = (file: string) => folderOf(file) !== undefined && !own.has(folderOf(file))
  const problems = [
    ...withoutKernel(engine),
    ...(groups.some((group) => group.cases > 0) ? [] : [`no case below ${dir}`]),
    ...missingBelow(dir),
    ...unread.filter((file) => !isElsewhere(file)).map((file) => `not understood: ${relative(dir, file)}`),
  ]
  const leftAlone = [...new Set(unread.filter(isElsewhere).map((file) => folderOf(file)!))]
  return { passed: problems.length === 0 && groups.every(passed), groups, problems, leftAlone }
}

const withoutKernel = ({ by, note }: SoilEngine): string[] =>
  by === 'kernel' ? [] : [note ?? 'the kernel did not answer']

function report({ groups, problems, leftAlone }: Verification): string {
  const rows = groups.map((group) => [
    passed(group) ? 'ok' : 'FAILED',
    group.name,
    String(group.cases),
    group.worst.toExponential(1),
    group.tolerance.toExponential(1),
    group.unit,
  ])
  const table = [['', 'group', 'cases', 'worst', 'tolerance', 'unit'], ...rows]
  const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)))
  const lines = table.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  )
  const faults = groups.flatMap(({ name, faults }) => [
    ...faults.slice(0, 10).map((fault) => `${name}: ${fault}`),
    ...(faults.length > 10 ? [`${name}: and ${faults.length - 10} more`] : []),
  ])
  const others = leftAlone.length ? [`left alone, no soil cases in them: ${leftAlone.join(', ')}`] : []
  return [...lines, ...faults, ...problems, ...others].join('\n')
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, manifest: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) {
    console.error(
      'usage: verify -- soil [--json] DIR, or verify -- soil --manifest DIR for what its manifest.json would say',
    )
    process.exit(2)
  }
  if (values.manifest) {
    console.log(JSON.stringify(manifestOf(positionals[0]), null, 2))
    process.exit(0)
  }
  const result = await verify(positionals[0])
  console.log(values.json ? JSON.stringify(result, null, 2) : report(result))
  process.exit(result.passed ? 0 : 1)
}
