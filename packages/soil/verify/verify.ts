import { existsSync } from 'node:fs'
import { extname, relative } from 'node:path'
import { parseArgs } from 'node:util'
import * as amg from './amg.ts'
import * as esm from './esm.ts'
import * as faoGsocseq from './fao-gsocseq.ts'
import type { Group } from './group.ts'
import { filesBelow, passed } from './group.ts'
import * as ipcc from './ipcc.ts'
import * as rothc from './rothc.ts'

const layouts = { rothc, 'fao-gsocseq': faoGsocseq, amg, ipcc, esm }
const dataFiles = new Set(['.json', '.csv', '.dat', '.out'])

export interface Verification {
  readonly passed: boolean
  readonly groups: readonly Group[]
  /** what stops it beside the groups: a folder without cases, data files that no layout has read */
  readonly problems: readonly string[]
}

/** Runs every case found below `dir`, whatever folder it stands in. */
export function verify(dir: string): Verification {
  if (!existsSync(dir)) return { passed: false, groups: [], problems: [`${dir} is not there`] }
  const broken: string[] = []
  const groups = Object.entries(layouts).flatMap(([name, layout]) => {
    try {
      return layout.groups(dir)
    } catch (error) {
      broken.push(`${name} not understood: ${error}`)
      return []
    }
  })
  const read = new Set(groups.flatMap((group) => group.files))
  const unread = filesBelow(dir).filter((file) => dataFiles.has(extname(file)) && !read.has(file))
  const problems = [
    ...broken,
    ...(groups.some((group) => group.cases > 0) ? [] : [`no case below ${dir}`]),
    ...unread.map((file) => `not understood: ${relative(dir, file)}`),
  ]
  return { passed: problems.length === 0 && groups.every(passed), groups, problems }
}

function report({ groups, problems }: Verification): string {
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
  return [...lines, ...faults, ...problems].join('\n')
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (positionals.length !== 1) {
    console.error('usage: soil:verify [--json] DIR')
    process.exit(2)
  }
  const result = verify(positionals[0])
  console.log(values.json ? JSON.stringify(result, null, 2) : report(result))
  process.exit(result.passed ? 0 : 1)
}
