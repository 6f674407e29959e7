// `npm run bench:studies`, with `--json` for programs: what each stage of the grid runner takes of a processor, cell by
// cell, and what whole runs take of memory. Made-up maps; the larger grid of a pair must not take more memory.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { folder } from '../test/studies/made-up.ts'
import { protocolWorld, type World } from '../test/studies/world.ts'
import { stagesOf, type Stages } from './studies/stages.ts'
import { wholeRun, type Whole } from '../test/studies/whole.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, edge: { type: 'string', default: '1024' } },
})
const edge = Number(values.edge)

/** Climate at a quarter of the soil's resolution, in blocks that a tile of 512 cells needs one of. */
const world: World = { width: edge, height: edge, coarse: 4, block: 128, years: 20 }
type Measured = { study: string; stages: Stages; whole: Whole[] }

async function measure(study: string, model: string, given: World): Promise<Measured> {
  using at = folder()
  const file = await protocolWorld(at.path, given, model)
  const stages = await stagesOf(file)
  const whole: Whole[] = []
  if (!given.isSea)
    for (const threads of [1, 2]) whole.push(await wholeRun(file, join(at.path, `on-${threads}`), threads))
  return { study, stages, whole }
}

const measured = [
  await measure('gsocseq', 'gsocseq', world),
  await measure('gsocseq, a quarter of it', 'gsocseq', { ...world, width: edge / 2, height: edge / 2 }),
  await measure('gsocseq, open sea', 'gsocseq', { ...world, isSea: true }),
  await measure('equilibrium', 'equilibrium', world),
]
const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`
const on = new Date().toISOString().slice(0, 10)
if (values.json) console.info(JSON.stringify({ on, machine, world, measured }, null, 2))
else {
  console.info(`${machine}; CPU time, µs a cell of the grid, one thread\n`)
  for (const { study, stages, whole } of measured) {
    const micros = (spent: number) => ((1e6 * spent) / stages.cells).toFixed(2)
    const bytes = (count: number | null) => (count === null ? '?' : (count / stages.cells).toFixed(1))
    console.info(
      `${study}: ${stages.cells} cells, ${stages.computed} of them computed, ${stages.tiles} tiles, ${stages.outputs} maps`,
    )
    console.info(
      `  read ${micros(stages.read)}, compute ${micros(stages.compute)}, pack ${micros(stages.pack)}, keep ${micros(stages.keep)}, assemble ${micros(stages.assemble)} (pictures ${micros(stages.picture)}), checksum ${micros(stages.checksum)}`,
    )
    console.info(
      `  bytes a cell: read ${bytes(stages.bytesRead)}, tiles ${bytes(stages.bytesOfTiles)}, result ${bytes(stages.bytesOfResult)}`,
    )
    for (const { threads, seconds, cpuSeconds, peakMb } of whole)
      console.info(
        `  whole run on ${threads}: ${seconds.toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s, ${Math.round(stages.cells / seconds)} cells/s, peak ${Math.round(peakMb)} MB`,
      )
  }
}
