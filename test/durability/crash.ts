import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase, type OpenDatabase } from '../../src/lib/platform/database.server.ts'

export type Crashes = {
  kills: number
  confirmed: number
  /** Ids that the writer saw confirmed and that are not there any more. */
  lost: number
  /** Transactions of which one half is there: must be none. */
  halves: number
  /** Committed when the kill came, but not yet printed: at most one a kill. */
  unprinted: number
  /** Whether a second process was kept out while the writer lived. */
  keptOut: boolean
}

const writer = fileURLToPath(new URL('writer.ts', import.meta.url))

/** Kills a writing process again and again, at moments that the seed chooses, and looks each time at what is left. */
export async function crash(kills: number, seed: number): Promise<Crashes> {
  const folder = mkdtempSync(join(tmpdir(), 'permille-crash-'))
  const url = `pglite:${folder}`
  const random = seeded(seed)
  const confirmed = new Set<string>()
  const result: Crashes = { kills, confirmed: 0, lost: 0, halves: 0, unprinted: 0, keptOut: true }
  try {
    for (let kill = 0; kill < kills; kill++) {
      const ids = await writeUntilKilled(
        url,
        20 + Math.floor(random() * 400),
        Math.floor(random() * 20),
        async () => {
          result.keptOut &&= await isKeptOut(url)
        },
      )
      for (const id of ids) confirmed.add(id)
      const database = await openDatabase(url)
      const { records, events } = await whatIsLeft(database)
      await database.close()
      result.lost = [...confirmed].filter((id) => !records.has(id) || !events.has(id)).length
      result.halves = records.symmetricDifference(events).size
      result.unprinted = records.size - confirmed.size
    }
    return { ...result, confirmed: confirmed.size }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeUntilKilled(
  url: string,
  enough: number,
  patienceMs: number,
  meanwhile: () => Promise<void>,
) {
  const child = spawn(process.execPath, [writer, url], { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (complaint += chunk))
  const ended = once(child, 'close')
  const wroteEnough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk
      if (printed.split('\n').length > enough) resolve()
    })
  })
  await Promise.race([wroteEnough, ended])
  if (child.exitCode !== null) throw new Error(`the writer ended by itself:\n${complaint}`)
  await meanwhile()
  await new Promise((resolve) => setTimeout(resolve, patienceMs))
  child.kill('SIGKILL')
  await ended
  // A line that the kill cut in two was never said.
  return printed.split('\n').slice(0, -1)
}

const isKeptOut = (url: string) =>
  openDatabase(url).then(
    async (database) => {
      await database.close()
      return false
    },
    (error: { text?: string }) => error.text === 'platform_locked',
  )

async function whatIsLeft({ read }: OpenDatabase) {
  const records = await read
    .selectFrom('platform.record')
    .select('id')
    .where('kind', '=', 'toy.thing')
    .execute()
  const events = await read
    .selectFrom('platform.event')
    .select('subject')
    .where('verb', '=', 'toy.made')
    .execute()
  return {
    records: new Set(records.map(({ id }) => id)),
    events: new Set(events.map(({ subject }) => subject)),
  }
}

/** mulberry32: the same moments at every run of the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
