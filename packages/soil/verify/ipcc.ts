import { basename, dirname } from 'node:path'
import { type Group, filesBelow } from './group.ts'
import { tables } from './ipcc/tables.ts'
import { tier1Cases } from './ipcc/tier1.ts'
import { tier2Cases } from './ipcc/tier2.ts'
import { workbook } from './ipcc/workbook.ts'
import { zones } from './ipcc/zones.ts'

/** The IPCC methods, laid out as `reference/ipcc`. */
export function groups(dir: string): Group[] {
  const layouts: Record<string, (file: string) => Group[]> = {
    'climate-zone-cases.json': zones,
    'tier1-tables-2019.json': tables,
    'tier1-cases.json': tier1Cases,
    'tier2-cases.json': tier2Cases,
    'annual-pools.csv': (file) => workbook(dirname(file)),
  }
  return filesBelow(dir).flatMap((file) => layouts[basename(file)]?.(file) ?? [])
}
