import { SoilRefusal, type Provenance, type SoilEngine } from '#soil'
import { slicesOf, type Layer } from './layer.ts'
import { equilibrium } from './models/equilibrium.ts'
import { gsocseq } from './models/gsocseq.ts'
import { stock } from './models/stock.ts'
import { tier1 } from './models/tier1.ts'
import type { Study } from './study.ts'

/** One map that comes out. */
export interface Output {
  readonly name: string
  readonly unit: string
  readonly title: string
  /** around nought: drawn in two colours */
  readonly isChange: boolean
  /** unit of the sum over an area, where such a sum means something */
  readonly total?: string
}

/** A cell's values: the layer's name and, for months and years, which slice. */
export type Cell = (layer: string, slice?: number) => number

/** What a cell comes to: its outputs in order, or why there are none. */
export type CellResult = readonly number[] | string

/**
 * The seam between the runner and the science: which layers a cell needs, what comes out, and the cell itself. The
 * runner knows of a model what stands here and nothing else.
 */
export interface Model {
  readonly layers: readonly Layer[]
  readonly outputs: readonly Output[]
  readonly provenance: Pick<Provenance, 'model' | 'edition' | 'reference' | 'options'>
  readonly years: number
  readonly cell: (cell: Cell, number: number) => CellResult
  /** many cells at once by the soil engine, where the model can: the same figures, faster */
  readonly many?: (engine: SoilEngine, cells: number, of: (cell: number) => Cell) => CellResult[]
}

export function modelOf(study: Study): Model {
  const given = new Set(Object.keys(study.inputs))
  switch (study.model.name) {
    case 'tier1':
      return tier1(study.model, given)
    case 'stock':
      return stock(study.model, given)
    case 'equilibrium':
      return equilibrium(study.model, given)
    case 'gsocseq':
      return gsocseq(study.model, given, study.seed)
  }
}

/** One array for each slice of each layer that was given. */
export type TileValues = ReadonlyMap<string, readonly Float64Array[]>

/** Outputs of a tile, NaN where there is none, and how many cells came to what. */
export interface TileResult {
  readonly outputs: readonly Float32Array[]
  readonly tally: Tally
}
export type Tally = Readonly<Record<string, number>>

export const computed = 'computed'

/** Cells that are handed to the engine together: enough for its tiles, few enough for the memory. */
const batch = 4096

/**
 * A tile's cells by the model, those with all values. `numberOf` names a cell of the tile within the whole grid, so that
 * its random numbers do not depend on the tiles.
 */
export function computeTile(
  model: Model,
  values: TileValues,
  cells: number,
  numberOf: (index: number) => number,
  engine?: SoilEngine,
): TileResult {
  const maps = model.outputs.map(() => new Float32Array(cells).fill(NaN))
  const tally: Record<string, number> = {}
  const take = (index: number, result: CellResult) => {
    if (typeof result !== 'string') maps.forEach((map, i) => (map[index] = result[i]!))
    const reason = typeof result === 'string' ? result : computed
    tally[reason] = (tally[reason] ?? 0) + 1
  }
  const at =
    (index: number): Cell =>
    (layer, slice = 0) =>
      values.get(layer)?.[slice]?.[index] ?? NaN

  const needed = model.layers.filter(({ name, required }) => required || values.has(name))
  const whole: number[] = []
  for (let index = 0; index < cells; index++) {
    const lacking = needed.find(({ name }) => values.get(name)!.some((slice) => Number.isNaN(slice[index])))
    if (lacking) take(index, `no ${lacking.name}`)
    else whole.push(index)
  }
  const { many, cell } = model
  if (engine && many)
    for (let first = 0; first < whole.length; first += batch) {
      const chosen = whole.slice(first, first + batch)
      const results = many(engine, chosen.length, (i) => at(chosen[i]!))
      chosen.forEach((index, i) => take(index, results[i]!))
    }
  else for (const index of whole) take(index, cellOf(cell, at(index), numberOf(index)))
  return { outputs: maps, tally }
}

function cellOf(cell: Model['cell'], read: Cell, number: number): CellResult {
  try {
    return cell(read, number)
  } catch (error) {
    if (!(error instanceof SoilRefusal)) throw error
    return `refused: ${error.field} ${error.code}`
  }
}

export function addTally(sum: Record<string, number>, tally: Tally) {
  for (const [reason, cells] of Object.entries(tally)) sum[reason] = (sum[reason] ?? 0) + cells
}

/** Values that are held for each cell of a tile. */
export const valuesPerCell = ({ layers, years }: Model, given: ReadonlySet<string>): number =>
  layers.filter(({ name }) => given.has(name)).reduce((sum, layer) => sum + slicesOf(layer, years), 0)
