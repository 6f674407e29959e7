import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole, type Disk } from '../disk.server.ts'
import { movedTo } from '../document.server.ts'
import { sha256Of, type Fingerprint } from '../fingerprint.server.ts'
import { tilesOf, type Grid } from '../raster/grid.ts'
import { addTally, type Tally } from '../model.ts'
import { writeOutputs } from './outputs.server.ts'
import type { Plan } from '../plan.server.ts'
import { engineName, programName, recordFile } from '../program.server.ts'
import type { Study } from '../study.ts'
import type { FinishedTile } from '../tile/tile-file.server.ts'

/** What a run is of: the same study, data and program give the same bytes. */
export interface Recorded {
  readonly program: string
  readonly engine: string
  /** its files named from where the result stands */
  readonly study: Study
  readonly inputs: readonly Fingerprint[]
  readonly grid: Grid
  readonly tileSize: number
}

/** `home` is the folder or address in which the result will stand. */
export async function recordOf(
  { study, folder, grid, tileSize }: Plan,
  { version, home, inputs }: { version: string; home: string; inputs: readonly Fingerprint[] },
): Promise<Recorded> {
  return {
    program: programName(version),
    engine: await engineName(),
    study: movedTo(study, folder, home),
    inputs,
    grid,
    tileSize,
  }
}

export type ResultFile = Fingerprint & { readonly sha256: string; readonly bytes: number }

type Finishing = {
  readonly plan: Plan
  readonly recorded: Recorded
  readonly disk: Disk
  /** an existing folder of this machine; what is needed on the way stands in its `work` */
  readonly out: string
  readonly read: (tile: number) => Promise<FinishedTile>
}

/** From all its tiles to a run's result, the record of it last: where that stands, all stands. */
export async function finishRun(
  { plan, recorded, disk, out, read }: Finishing,
  print: (line: string) => void,
): Promise<{ tally: Tally; filled: Tally; files: ResultFile[] }> {
  const { outputs, provenance } = plan.model
  const { tally, filled } = await talliesOf(read, tilesOf(plan.grid, plan.tileSize).count)
  const written = await writeOutputs({ ...plan, disk, folder: out, outputs, read }, print)
  const files = await Promise.all(written.map((file) => fileOf(out, file)))
  const marks = files.map(({ file, sha256 }) => ({ file, sha256 }))
  const record = { ...recorded, model: provenance, cells: tally, filled, outputs: marks }
  await writeWhole(disk, join(out, recordFile), [`${JSON.stringify(record, null, 2)}\n`])
  return { tally, filled, files: [...files, await fileOf(out, recordFile)] }
}

const fileOf = async (out: string, file: string): Promise<ResultFile> => ({
  file,
  sha256: await sha256Of(join(out, file)),
  bytes: (await stat(join(out, file))).size,
})

/** How many cells came to what, each counted once; and how many took the value of a neighbour, by layer. */
async function talliesOf(read: Finishing['read'], tiles: number): Promise<{ tally: Tally; filled: Tally }> {
  const [tally, filled]: [Record<string, number>, Record<string, number>] = [{}, {}]
  for (let tile = 0; tile < tiles; tile++) {
    const finished = await read(tile)
    addTally(tally, finished.tally)
    addTally(filled, finished.filled)
  }
  const sorted = (counts: Tally) =>
    Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { tally: sorted(tally), filled: sorted(filled) }
}
