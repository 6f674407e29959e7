import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { soilEngine } from '#soil'
import { computeTile } from '../../src/lib/observatory/studies/tile/compute.ts'
import { disk } from '../../src/lib/observatory/studies/disk.server.ts'
import { openStudy, type StudyDocument } from '../../src/lib/observatory/studies/document.server.ts'
import { sha256Of } from '../../src/lib/observatory/studies/fingerprint.server.ts'
import { cellsOf, tilesOf } from '../../src/lib/observatory/studies/raster/grid.ts'
import { openJournal } from '../../src/lib/observatory/studies/journal.server.ts'
import { computed } from '../../src/lib/observatory/studies/model.ts'
import { writeOutputs } from '../../src/lib/observatory/studies/result/outputs.server.ts'
import { picture } from '../../src/lib/observatory/studies/result/picture.server.ts'
import { pyramid, type Spool } from '../../src/lib/observatory/studies/raster/pyramid.server.ts'
import { planOf } from '../../src/lib/observatory/studies/plan.server.ts'
import { blocksOf, tileMaker } from '../../src/lib/observatory/studies/tile/tile.server.ts'

/** What the parts of a run take of a processor, and how much goes through them; a cell is one of the grid. */
export interface Stages {
  readonly cells: number
  /** those that the model has an answer for */
  readonly computed: number
  readonly tiles: number
  readonly outputs: number
  /** CPU time, seconds */
  readonly read: number
  readonly compute: number
  readonly pack: number
  readonly keep: number
  readonly assemble: number
  /** of it: drawing the pictures, which are never wider than a screen or two */
  readonly picture: number
  readonly checksum: number
  /** bytes; the first only where the system tells */
  readonly bytesRead: number | null
  readonly bytesOfTiles: number
  readonly bytesOfResult: number
}

const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6

/** Every stage by itself, one after the other on one thread; the first tile is made once beforehand, to warm up. */
export async function stagesOf(file: string): Promise<Stages> {
  const { study, folder } = (await openStudy(file)) as StudyDocument
  const plan = await planOf(study, folder)
  const { model, grid, tileSize } = plan
  const maker = await tileMaker(plan)
  const engine = await soilEngine()
  const out = join(dirname(file), 'stages')
  const journal = await openJournal(disk, out, 'bench')
  const tiles = tilesOf(grid, tileSize)
  const spent = { read: 0, compute: 0, pack: 0, keep: 0, assemble: 0, picture: 0, checksum: 0 }
  const timed = async <T>(stage: keyof typeof spent, work: () => T | Promise<T>): Promise<T> => {
    const begun = process.cpuUsage()
    const done = await work()
    spent[stage] += seconds(process.cpuUsage(begun))
    return done
  }
  await maker.make(0)
  let [answered, bytesRead, bytesOfTiles] = [0, 0, 0]
  for (let tile = 0; tile < tiles.count; tile++) {
    const window = tiles.window(tile)
    const before = bytesReadSoFar()
    const { values } = await timed('read', () => maker.read(window))
    bytesRead += bytesReadSoFar() - before
    const { outputs, tally } = await timed('compute', () =>
      computeTile(model, values, cellsOf(window), (cell) => cell, engine),
    )
    answered += tally[computed] ?? 0
    const blocks = await timed('pack', () => blocksOf(outputs, window, tileSize))
    bytesOfTiles += blocks.reduce((sum, { byteLength }) => sum + byteLength, 0)
    await timed('keep', () => journal.keep(tile, { tally, filled: {}, blocks }))
  }
  const assembly = { ...plan, disk, folder: out, outputs: model.outputs, read: journal.read }
  const files = await timed('assemble', () => writeOutputs(assembly, () => {}))
  const blockOf = async (tile: number) => (await journal.read(tile)).blocks[0]!
  const levels = await pyramid(grid, tileSize, blockOf, inMemory())
  for (const { isChange } of model.outputs) await timed('picture', () => picture(levels, tileSize, isChange))
  for (const name of files) await timed('checksum', () => sha256Of(join(out, name)))
  await maker.close()
  await plan.rasters.close()
  return {
    ...{ cells: cellsOf(grid), computed: answered, tiles: tiles.count, outputs: model.outputs.length },
    ...spent,
    bytesRead: Number.isNaN(bytesRead) ? null : bytesRead,
    bytesOfTiles,
    bytesOfResult: files.reduce((sum, name) => sum + statSync(join(out, name)).size, 0),
  }
}

function inMemory(): Spool {
  const blocks: Uint8Array[] = []
  return { put: async (block) => blocks.push(block) - 1, get: async (place) => blocks[place]! }
}

/** Bytes that the process has asked of files so far; not a number where the system does not count them. */
function bytesReadSoFar(): number {
  const counts = '/proc/self/io'
  return existsSync(counts) ? Number(/rchar: (\d+)/.exec(readFileSync(counts, 'utf8'))?.[1]) : NaN
}
