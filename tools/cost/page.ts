import { duration } from '../../src/lib/observatory/studies/progress.ts'
import { estimate, runOn, world, type Assumptions, type Measurements, type Range } from './estimate.ts'

const corners = ['low', 'middle', 'high'] as const

/** As they stand in the committed page. Prices are orders of size to be replaced by an offer, not quotations. */
export const assumed: Assumptions = {
  farmedMillions: { low: 60, middle: 76, high: 95 },
  rate: { low: 0.6, middle: 1, high: 1.5 },
  vcpus: 4,
  nodeMbps: 200,
  storageMbps: 2000,
  euroPerVcpuHour: { low: 0.02, middle: 0.045, high: 0.07 },
  euroPerGbMonth: { low: 0.01, middle: 0.022, high: 0.03 },
  euroPerGbOut: { low: 0, middle: 0.05, high: 0.09 },
  crowding: 1.2,
}

const grouped = (value: number) => Math.round(value).toLocaleString('en')
const two = (value: number) => String(Number(value.toPrecision(2)))
const ranged = (values: Record<keyof Range, string>) => `${values.middle} (${values.low} – ${values.high})`

/** What a run of the world at one kilometre costs, worked out from what was measured. */
export function costPage(measurements: Measurements, given: Assumptions): string {
  const found = Object.fromEntries(
    corners.map((corner) => [
      corner,
      estimate(measurements, 1e6 * given.farmedMillions[corner], given.rate[corner]),
    ]),
  ) as Record<keyof Range, ReturnType<typeof estimate>>
  const each = (of: (corner: keyof Range) => string) =>
    ranged(Object.fromEntries(corners.map((corner) => [corner, of(corner)])) as Record<keyof Range, string>)
  const { bytesRead, bytesOfTiles, bytesOfResult } = found.middle
  const gigabytes = two((bytesRead + bytesOfTiles + bytesOfResult) / 1e9)
  const nodes = [1, 4, 32].map((count) => {
    const run = (corner: keyof Range) => runOn(count, found[corner], given, corner)
    const middle = run('middle')
    const sum = (corner: keyof Range) => Object.values(run(corner).euros).reduce((a, b) => a + b, 0)
    return `| ${count} | ${each((corner) => duration(run(corner).tiles))}${middle.isBoundByStorage ? ', storage' : ''} | ${each((corner) => duration(run(corner).alone))}${middle.isAloneByStorage ? ', storage' : ''} | ${each((corner) => duration(run(corner).tiles + run(corner).alone))} | ${two(middle.vcpuHours)} | ${each((corner) => two(sum(corner)))} | ${gigabytes} | < 1.5 |`
  })
  const { middle } = found
  const giga = (bytes: number) => two(bytes / 1e9)
  const peak = Math.max(...measurements.measured.flatMap(({ whole }) => whole.map(({ peakMb }) => peakMb)))
  const land = measurements.measured.find(({ study }) => study === 'gsocseq')!.stages
  const micros = (spent: number) => ((1e6 * spent) / land.cells).toFixed(2)
  const again = middle.tiles + 15 * ((world.soilTiles * world.tileCells * land.read) / land.cells)
  const serial = runOn(1, middle, given, 'middle')
  return `# What a run of the world costs

FAO's GSOCseq protocol – spin-up, twenty years of monthly weather, twenty years forward under four scenarios – for every farmed
cell of the world's grid of 30″ (about a kilometre), on 1, 4 and 32 nodes of ${given.vcpus} virtual processors. It has not been run: the page is
**worked out** by \`npm run cost\` from rates measured on made-up maps on ${measurements.on} (${measurements.machine};
\`bench/studies/measured.json\`). \`npm run cost -- --euroPerVcpuHour=0.03 --vcpus=16\` prints it with other assumptions.

| Nodes | Tiles | Alone | Together | vCPU-hours | Euros | Data kept, GB | Memory a process, GB |
|---|---|---|---|---|---|---|---|
${nodes.join('\n')}

Middle, and in brackets the corners at which everything is at its cheapest or dearest. “Tiles” is done by all nodes at once; “alone” is
what one node does before and after: checksums of all data, and assembling maps, overviews and tables. On one node that is
${((100 * serial.alone) / (serial.tiles + serial.alone)).toFixed(0)} % of the time, so that by Amdahl's law no number of nodes makes the run more than ${((serial.tiles + serial.alone) / serial.alone).toFixed(1)} times as fast as one does. “storage” marks where the
storage, not the processors, sets the pace. Euros are processors, a month of storage for data, tiles and result, and fetching the result once.

## What is measured

| A cell of the grid, where there is soil | CPU time, µs |
|---|---|
| reading soil and ${land.bytesRead === null ? '' : `${two(land.bytesRead / land.cells)} bytes of `}packed climate | ${micros(land.read)} |
| the protocol, for each cell that is farmed | ${((1e6 * land.compute) / land.computed).toFixed(2)} |
| packing ${land.outputs} maps, and putting the tile on the disk | ${micros(land.pack + land.keep)} |
| assembling maps, overviews and tables, without pictures | ${micros(land.assemble - land.picture)} |

A tile without soil is left after its first layer. Memory: at most ${grouped(peak)} MB were measured; threads are limited so that a process stays
below 1,500 MB whatever the grid, and \`npm run proof\` holds it to that.

A whole run of the same made-up map by one thread took ${unaccounted(measurements)}:
starting, opening files, drawing pictures and collecting garbage lie outside the table.

## What follows

| | |
|---|---|
| cells of the grid | ${grouped((world.width * world.height) / 1e6)} million |
| in tiles of 512 × 512 that hold soil | ${grouped((world.soilTiles * world.tileCells) / 1e6)} million, ${grouped(world.soilTiles)} of ${grouped(world.tiles)} tiles |
| CPU hours of tiles | ${each((corner) => two(found[corner].tiles / 3600))} |
| CPU hours alone | ${each((corner) => two(found[corner].alone / 3600))} |
| data read, packed, GB | ${giga(middle.bytesRead)} |
| tiles, GB | ${giga(middle.bytesOfTiles)}, of which the assembly reads ${giga(middle.bytesReread)} |
| result, GB | ${giga(middle.bytesOfResult)} |

## What is assumed

| | Value | Where from |
|---|---|---|
| virtual processors of a node | ${given.vcpus} | as many threads as this study may have within 1,500 MB |
| farmed cells, millions | ${given.farmedMillions.middle} (${given.farmedMillions.low} – ${given.farmedMillions.high}) | 22.1 % of the cells of the 10 km map have soil (Sanderman, Hengl & Fiske 2017, counted), 206 million at 30″; 37 % of land is cropland or grazing land (FAOSTAT 2021: 4.8 of 13.0 Gha, **from memory, not verified**); the range is 29 to 46 % |
| tiles that hold soil | ${grouped(world.soilTiles)} | counted on the same map |
| rates of another machine | ${given.rate.low} – ${given.rate.high} × | ours was busy with other work while it was measured; two grid sizes differ by ${spread(measurements)} % |
| a thread among as many as there are processors | ${given.crowding} × as slow | **assumed**: two threads took ${crowded(measurements)} × the CPU time of one here |
| a node delivers, MB/s | ${given.nodeMbps} | **assumed** |
| the storage delivers to all together, MB/s | ${grouped(given.storageMbps)} | **assumed** |
| euros a vCPU-hour | ${each((corner) => String(given.euroPerVcpuHour[corner]))} | **assumed, not verified**: order of list prices for general machines |
| euros a GB-month of object storage | ${each((corner) => String(given.euroPerGbMonth[corner]))} | **assumed, not verified** |
| euros a GB fetched from it | ${each((corner) => String(given.euroPerGbOut[corner]))} | **assumed, not verified**; reading within a region counts as free |

## What may make it cheaper

- Tiles are packed, kept and assembled here as if three quarters of their cells were farmed, as in the made-up maps; of the world's it is
  a fifth, and what is missing packs to almost nothing.
- The machine was busy: on a quiet one the kernel takes 4.5 µs of what the protocol takes a cell.

## What may make it dearer

- Climate is taken to stand at four kilometres in blocks of 128 cells, one file a month. In blocks of 512, as many services hand it out,
  a tile of soil unpacks sixteen times as much as it needs: ${two(again / 3600)} CPU hours of tiles instead of ${two(middle.tiles / 3600)}. Cut it anew first.
- Climate on the soil's own grid is sixteen times as much data, and tiles shrink to fit the memory.
- Tables by country were not among what was measured: they look up the country of every cell, on the one node that assembles.
- The spread by Monte Carlo (\`draws\`) is computed cell by cell without the engine; it is not in this page.
- Starting a run – opening some eight hundred files, trying out a sample – takes seconds on each node and is left out.
- Handing tiles out to nodes is assumed to cost nothing.
`
}

function spread({ measured }: Measurements): string {
  const rates = measured
    .filter(({ study }) => study === 'gsocseq' || study === 'gsocseq, a quarter of it')
    .map(({ stages }) => (stages.read + stages.compute) / stages.cells)
  return (100 * (Math.max(...rates) / Math.min(...rates) - 1)).toFixed(0)
}

/** What a whole run takes beside what its stages add up to, µs of CPU time a cell. */
function unaccounted({ measured }: Measurements): string {
  const { stages, whole } = measured.find(({ study }) => study === 'gsocseq')!
  const { read, compute, pack, keep, assemble, picture, checksum } = stages
  const sum = read + compute + pack + keep + assemble - picture + checksum
  const micros = (seconds: number) => ((1e6 * seconds) / stages.cells).toFixed(1)
  return `${micros(whole[0]!.cpuSeconds)} µs of CPU time a cell, where its stages add up to ${micros(sum)}`
}

function crowded({ measured }: Measurements): string {
  const [one, two] = measured.find(({ study }) => study === 'gsocseq')!.whole
  return (two!.cpuSeconds / one!.cpuSeconds).toFixed(2)
}
