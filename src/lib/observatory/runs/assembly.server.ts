import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Objects } from '#lib/platform/objects.ts'
import { openObjects } from '#lib/platform/objects.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { disk } from '../studies/disk.server.ts'
import { fingerprints, requireUnchanged } from '../studies/fingerprint.server.ts'
import { finishRun, recordOf, type ResultFile } from '../studies/result/finish.server.ts'
import type { Tally } from '../studies/model.ts'
import { planOf } from '../studies/plan.server.ts'
import type { Study } from '../studies/study.ts'
import { checksum, unpackTile } from '../studies/tile/tile-file.server.ts'
import { dataFolder, folderOf, tileKey, type Prepared } from './run.ts'

export interface Assembling {
  readonly run: string
  readonly study: Study
  readonly prepared: Prepared
  readonly tiles: readonly { readonly number: number; readonly checksum: number }[]
  readonly storageUrl: string
  readonly version: string
}

/** Tiles fetched, files sent at a time. */
const lanes = 8

/**
 * From the tiles in the storage to the result in the storage, by the same steps as a run on one machine. Tiles and result
 * stand in a folder of this attempt alone in between: another process may believe that it has to do the same.
 */
export async function assembleRun(given: Assembling): Promise<{ tally: Tally; files: ResultFile[] }> {
  const objects = openObjects(given.storageUrl)
  const scratch = await mkdtemp(join(tmpdir(), 'permille-assembly-'))
  try {
    await mkdir(join(scratch, 'work'))
    await inLanes(given.tiles, async ({ number, checksum: sum }) => {
      const bytes = await objects.get(tileKey(given.run, number))
      if (!bytes || checksum(bytes) !== sum)
        throw new Refusal('unavailable', 'observatory_run_tile_lost', { tile: number })
      await writeFile(tileFile(scratch, number), bytes)
    })
    const result = await assemble(given, objects, scratch)
    // The record goes last: where it stands, all of the result stands.
    const [record, ...files] = result.files.toReversed()
    const send = ({ file }: ResultFile) =>
      objects.putFile(`${folderOf(given.run)}/${file}`, join(scratch, file))
    await inLanes(files, send)
    await send(record!)
    return result
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const tileFile = (folder: string, tile: number) => join(folder, 'work', `${tile}.tile`)

async function assemble({ run, study, prepared, version }: Assembling, objects: Objects, out: string) {
  const data = objects.address(dataFolder)
  const home = objects.address(folderOf(run))
  const { inputs } = prepared
  requireUnchanged(inputs, await fingerprints(study, data, home))
  const plan = await planOf(study, data)
  const read = async (tile: number) => unpackTile(await readFile(tileFile(out, tile)))
  try {
    const recorded = await recordOf(plan, { version, home, inputs })
    return await finishRun({ plan, recorded, disk, out, read }, () => {})
  } finally {
    await plan.rasters.close()
  }
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const left = items.values()
  const lane = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
