import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readMigrations, type Migration } from '#lib/platform/migrations.server.ts'

const fileOf = (slice: string) => `db/landed/${slice}.txt`
const sliceOf = ({ name }: Migration) => name.split('_')[1] ?? ''
const lineOf = ({ name, sha256 }: Migration) => `${name} ${sha256}`

/** Adds to the list of each slice the migrations that it does not hold yet, below those that landed before. */
export function enterLanded(): void {
  mkdirSync('db/landed', { recursive: true })
  for (const [slice, migrations] of Map.groupBy(readMigrations(), sliceOf)) {
    const before = existsSync(fileOf(slice)) ? readFileSync(fileOf(slice), 'utf8') : ''
    const fresh = migrations.filter(({ name }) => !before.includes(`${name} `))
    writeFileSync(fileOf(slice), before + fresh.map((one) => `${lineOf(one)}\n`).join(''))
  }
}
