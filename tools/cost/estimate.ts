import type { Stages } from '../../bench/studies/stages.ts'
import type { Whole } from '../../test/studies/whole.ts'

/** What `npm run bench:studies -- --json` prints. */
export interface Measurements {
  readonly on: string
  readonly machine: string
  readonly measured: readonly { study: string; stages: Stages; whole: readonly Whole[] }[]
}

/** A figure with its bounds. */
export interface Range {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** What cannot be measured here; each may be given otherwise. */
export interface Assumptions {
  /** cells that are farmed, millions */
  readonly farmedMillions: Range
  /** how far the rates of another machine may be from those of ours, as factors */
  readonly rate: Range
  readonly vcpus: number
  /** megabytes a second that one node, and the storage for all nodes together, deliver */
  readonly nodeMbps: number
  readonly storageMbps: number
  readonly euroPerVcpuHour: Range
  readonly euroPerGbMonth: Range
  readonly euroPerGbOut: Range
  /** how many times a thread of a full machine takes as long as one alone */
  readonly crowding: number
}

/** The grid of 30″ in EPSG:4326, and which of its tiles of 512 cells hold soil on the map of 10 km. */
export const world = { width: 43_200, height: 21_600, tileCells: 512 ** 2, tiles: 3655, soilTiles: 1483 }

/** One run: seconds, bytes and euros, at one corner of the ranges. */
export interface Estimate {
  /** CPU seconds of all tiles, and of what one node does alone before and after them */
  readonly tiles: number
  readonly alone: number
  readonly bytesRead: number
  readonly bytesOfTiles: number
  readonly bytesOfResult: number
  /** bytes that the assembly reads of tiles: of each all maps, thrice a map and twice more */
  readonly bytesReread: number
}

const stagesOf = ({ measured }: Measurements, study: string): Stages => {
  const found = measured.find((one) => one.study === study)
  if (!found) throw new Error(`No measurement of ${study}`)
  return found.stages
}

export function estimate(measurements: Measurements, farmed: number, rate: number): Estimate {
  const [land, sea] = [stagesOf(measurements, 'gsocseq'), stagesOf(measurements, 'gsocseq, open sea')]
  const landCells = world.soilTiles * world.tileCells
  const seaCells = world.width * world.height - landCells
  const each = (spent: keyof Stages, of: Stages) => Number(of[spent]) / of.cells
  const both = (spent: keyof Stages) => landCells * each(spent, land) + seaCells * each(spent, sea)
  const tiles = both('read') + both('pack') + both('keep') + (farmed * land.compute) / land.computed
  const bytesRead = both('bytesRead')
  const assembly = landCells * assemblyOf(land) + seaCells * assemblyOf(sea) + land.picture
  const bytesOfResult = both('bytesOfResult')
  const perByte = land.checksum / land.bytesOfResult
  const bytesOfTiles = both('bytesOfTiles')
  return {
    tiles: rate * tiles,
    // Every input is read once for its checksum, and every output.
    alone: rate * (assembly + perByte * (bytesRead + bytesOfResult)),
    bytesRead,
    bytesOfTiles,
    bytesOfResult,
    bytesReread: (3 * land.outputs + 2) * bytesOfTiles,
  }
}

/** Pictures are drawn of an overview, whatever the grid. */
const assemblyOf = ({ assemble, picture, cells }: Stages) => (assemble - picture) / cells

/** Seconds of wall time, hours of processors, and euros of a run on so many nodes. */
export function runOn(nodes: number, found: Estimate, given: Assumptions, price: keyof Range) {
  const { vcpus, crowding, nodeMbps, storageMbps } = given
  const moved = (found.bytesRead + found.bytesOfTiles) / 1e6 / Math.min(nodes * nodeMbps, storageMbps)
  const computing = (found.tiles * crowding) / (nodes * vcpus)
  const tiles = Math.max(computing, moved)
  const passed = (found.bytesRead + found.bytesReread + 2 * found.bytesOfResult) / 1e6
  const alone = Math.max(found.alone, passed / Math.min(nodeMbps, storageMbps))
  const vcpuHours = (vcpus * (nodes * tiles + alone)) / 3600
  const gigabytes = (found.bytesRead + found.bytesOfTiles + found.bytesOfResult) / 1e9
  return {
    tiles,
    alone,
    isBoundByStorage: moved > computing,
    isAloneByStorage: alone > found.alone,
    vcpuHours,
    euros: {
      computing: vcpuHours * given.euroPerVcpuHour[price],
      storing: gigabytes * given.euroPerGbMonth[price],
      fetching: (found.bytesOfResult / 1e9) * given.euroPerGbOut[price],
    },
  }
}
