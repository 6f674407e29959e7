import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cogBytes } from '../raster/cog.server.ts'
import { writeWhole, type Disk } from '../disk.server.ts'
import type { Grid } from '../raster/grid.ts'
import type { Output } from '../model.ts'
import type { Partition } from './countries.server.ts'
import { picture } from './picture.server.ts'
import { pyramid, type Spool } from '../raster/pyramid.server.ts'
import { stacItem } from './stac.ts'
import type { Study } from '../study.ts'
import { summarise, summaryCsv } from './summary.server.ts'
import type { FinishedTile } from '../tile/tile-file.server.ts'

export interface Assembly {
  readonly disk: Disk
  readonly folder: string
  readonly study: Study
  readonly grid: Grid
  readonly tileSize: number
  readonly outputs: readonly Output[]
  readonly partitions: readonly Partition[]
  readonly read: (tile: number) => Promise<FinishedTile>
}

/**
 * From finished tiles to what people take away: maps, pictures, tables and the catalogue's item. It depends on nothing
 * but the tiles, so that a run which was cut off here starts it again and comes to the same bytes. Returns file names.
 */
export async function writeOutputs(assembly: Assembly, print: (line: string) => void): Promise<string[]> {
  const { disk, folder, study, grid, tileSize, outputs, partitions, read } = assembly
  const written: string[] = []
  const write = async (name: string, parts: Iterable<Uint8Array | string>) => {
    await writeWhole(disk, join(folder, name), parts)
    written.push(name)
  }
  for (const [i, output] of outputs.entries()) {
    print(`writing ${output.name}.tif`)
    const block = async (tile: number) => (await read(tile)).blocks[i]!
    const spool = await openSpool(disk, join(folder, 'work', 'overviews'))
    try {
      const levels = await pyramid(grid, tileSize, block, spool)
      await writeStream(disk, join(folder, `${output.name}.tif`), cogBytes(grid, levels, tileSize, output))
      written.push(`${output.name}.tif`)
      await write(`${output.name}.png`, [await picture(levels, tileSize, output.isChange)])
    } finally {
      await spool.close()
    }
  }
  print('writing tables')
  const blocksOf = async (tile: number) => (await read(tile)).blocks
  const { whole, parts } = await summarise(grid, tileSize, outputs, partitions, blocksOf)
  for (const [i, partition] of partitions.entries())
    await write(`by-${partition.name}.csv`, [summaryCsv(outputs, partition, parts[i]!)])
  const item = stacItem(study, grid, outputs, whole)
  await write('item.json', [`${JSON.stringify(item, null, 2)}\n`])
  return written
}

async function writeStream(disk: Disk, path: string, bytes: AsyncIterable<Uint8Array>) {
  const draft = await disk.create(path)
  try {
    for await (const part of bytes) await draft.write(part)
    await draft.finish()
  } catch (error) {
    await draft.abandon()
    throw error
  }
}

/** Overviews wait on the disk: of a large map they would fill the memory. */
async function openSpool(disk: Disk, path: string): Promise<Spool & { close(): Promise<void> }> {
  const draft = await disk.create(path)
  const file = await open(`${path}.part`, 'r')
  const places: { at: number; bytes: number }[] = []
  let end = 0
  return {
    async put(block) {
      await draft.write(block)
      places.push({ at: end, bytes: block.byteLength })
      end += block.byteLength
      return places.length - 1
    },
    async get(place) {
      const { at, bytes } = places[place]!
      const { buffer } = await file.read(new Uint8Array(bytes), 0, bytes, at)
      return buffer
    },
    async close() {
      await file.close()
      await draft.abandon()
      await rm(path, { force: true })
    },
  }
}
