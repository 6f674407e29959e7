import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The folder of other people's numbers, or undefined where it is not there. */
export const referenceDir = existing(process.env.REFERENCE_DIR ?? resolve(root, '../shared/reference'))

/** The folder of real data, or undefined where it is not there. */
export const dataDir = existing(process.env.DATA_DIR ?? resolve(root, '../shared/data'))

function existing(path: string): string | undefined {
  return existsSync(path) ? path : undefined
}
