import type { ModelInputs, Provenance, RemarkRule, SoilEngine } from '#soil'
import { slicesOf, type Layer } from './layer.ts'
import type { Columns } from './tile/columns.ts'

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

/** What many cells come to: a column for each output, and why some of them have none. */
export interface ColumnResult {
  readonly outputs: readonly ArrayLike<number>[]
  readonly refusals: ReadonlyMap<number, string>
}

/**
 * The seam between the runner and the science: which layers a cell needs, what comes out, and the cell itself. The
 * runner knows of a model what stands here and nothing else.
 */
export interface Model {
  readonly layers: readonly Layer[]
  readonly outputs: readonly Output[]
  readonly provenance: Pick<Provenance, 'model' | 'edition' | 'reference' | 'options'>
  readonly years: number
  /** why a cell is none of the model's, by what is read of it once; asked before its months are looked at */
  readonly mask?: (cell: Cell) => string | undefined
  readonly cell: (cell: Cell, number: number) => CellResult
  /** a cell's values as a colleague judges them before a run, and by which rules where not by all */
  readonly judged?: { readonly of: (cell: Cell) => ModelInputs; readonly rules?: readonly RemarkRule[] }
  /** values of printed tables that may be wrong or were read only once; shown with the result */
  readonly doubts?: readonly string[]
  /** many cells at once by the soil engine, where the model can: the same figures, faster */
  readonly many?: (engine: SoilEngine, columns: Columns) => ColumnResult
}

/** How many cells came to what. */
export type Tally = Readonly<Record<string, number>>

export const computed = 'computed'

export function addTally(sum: Record<string, number>, tally: Tally) {
  for (const [reason, cells] of Object.entries(tally)) sum[reason] = (sum[reason] ?? 0) + cells
}

/**
 * Values that are held for each cell of a tile, where `shareOf` says how many each slice of a layer holds: 1, or fewer of
 * a source that is coarser than the grid.
 */
export const valuesPerCell = ({ layers, years }: Model, shareOf: (layer: string) => number): number =>
  layers.reduce((sum, layer) => sum + shareOf(layer.name) * slicesOf(layer, years), 0)
