import { toCsv, type CsvValue } from '#tables'
import { tilesOf, type Grid, type Window } from '../raster/grid.ts'
import type { Output } from '../model.ts'
import type { Partition } from './countries.server.ts'
import { isEmpty, valuesIn } from '../raster/pyramid.server.ts'
import { rowAreaHa } from '../raster/area.ts'

/** What the cells of a place come to, weighted by their area. */
export class Summary {
  cells = 0
  areaHa = 0
  min = Infinity
  max = -Infinity
  #sum = 0
  #squares = 0

  add(value: number, areaHa: number) {
    this.cells += 1
    this.areaHa += areaHa
    this.#sum += value * areaHa
    this.#squares += value * value * areaHa
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
  }

  get total() {
    return this.#sum
  }
  get mean() {
    return this.#sum / this.areaHa
  }
  /** between cells; not the error of the mean */
  get sd() {
    return Math.sqrt(Math.max(0, this.#squares / this.areaHa - this.mean ** 2))
  }
}

export interface Summaries {
  /** of each output */
  readonly whole: readonly Summary[]
  /** of each partition, each output, each entry */
  readonly parts: readonly (readonly Summary[][])[]
}

/** Goes through all cells once, tile by tile, always in the same order: sums of floating point depend on it. */
export async function summarise(
  grid: Grid,
  size: number,
  outputs: readonly Output[],
  partitions: readonly Partition[],
  blocksOf: (tile: number) => Promise<readonly Uint8Array[]>,
): Promise<Summaries> {
  const whole = outputs.map(() => new Summary())
  const parts = partitions.map(({ entries }) => outputs.map(() => entries.map(() => new Summary())))
  const tiles = tilesOf(grid, size)
  for (let tile = 0; tile < tiles.count; tile++) {
    const window = tiles.window(tile)
    const blocks = await blocksOf(tile)
    if (blocks.every((block) => isEmpty(block, size))) continue
    const places = await Promise.all(partitions.map(({ of }) => of(window)))
    outputs.forEach((_, output) =>
      eachCell(grid, window, size, valuesIn(blocks[output]!), (value, areaHa, index) => {
        whole[output]!.add(value, areaHa)
        places.forEach((place, partition) => parts[partition]![output]![place[index]!]?.add(value, areaHa))
      }),
    )
  }
  return { whole, parts }
}

function eachCell(
  grid: Grid,
  { row: top, width, height }: Window,
  size: number,
  block: Float32Array,
  take: (value: number, areaHa: number, index: number) => void,
) {
  for (let row = 0; row < height; row++) {
    const areaHa = rowAreaHa(grid, top + row)
    for (let column = 0; column < width; column++) {
      const value = block[row * size + column]!
      if (!Number.isNaN(value)) take(value, areaHa, row * width + column)
    }
  }
}

const columns = [
  'output',
  'unit',
  'code',
  'name',
  'cells',
  'area_ha',
  'mean',
  'sd_between_cells',
  'min',
  'max',
  'total',
  'total_unit',
] as const

/** One table: a line for each output and entry that has cells. */
export function summaryCsv(
  outputs: readonly Output[],
  { entries }: Partition,
  parts: readonly (readonly Summary[])[],
): string {
  const rows = outputs.flatMap(({ name: output, unit, total }, i) =>
    entries.flatMap(({ code, name }, entry) => {
      const part = parts[i]![entry]!
      if (part.cells === 0) return []
      const { cells, areaHa, mean, sd, min, max } = part
      const figures = { cells, area_ha: rounded(areaHa), mean: rounded(mean), sd_between_cells: rounded(sd) }
      const ends = { min: rounded(min), max: rounded(max) }
      const sum = total ? { total: rounded(part.total), total_unit: total } : { total: '', total_unit: '' }
      const row: Record<(typeof columns)[number], CsvValue> = {
        output,
        unit,
        code,
        name,
        ...figures,
        ...ends,
        ...sum,
      }
      return [columns.map((column) => row[column])]
    }),
  )
  return toCsv(columns, rows, { lineBreak: '\n' })
}

/** The maps hold seven digits; a table need not show more. */
const rounded = (value: number) => Number(value.toPrecision(7))
