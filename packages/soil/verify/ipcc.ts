import { dirname } from 'node:path'
import { groupsOf } from './group.ts'
import { tables } from './ipcc/tables.ts'
import { tier1Cases } from './ipcc/tier1.ts'
import { tier2Cases } from './ipcc/tier2.ts'
import { workbook } from './ipcc/workbook.ts'
import { zones } from './ipcc/zones.ts'

/** The IPCC methods, laid out as `reference/ipcc`. */
export const groups = (dir: string) =>
  groupsOf(dir, 'ipcc', {
    'climate-zone-cases.json': zones,
    'tier1-tables-2019.json': tables,
    'tier1-cases.json': tier1Cases,
    'tier2-cases.json': tier2Cases,
    'annual-pools.csv': (file) => workbook(dirname(file)),
  })
