import { SoilRefusal, type SoilEngine } from '#soil'
import { Columns, WeatherRoom } from './columns.ts'
import { computed, type Cell, type Model, type Tally } from '../model.ts'
import { reasonOf } from '../reason.ts'
import { lackingIn, valueIn, type Beyond, type TileValues } from './values.ts'

/** Outputs of a tile, NaN where there is none, and how many cells came to what. */
export interface TileResult {
  readonly outputs: readonly Float32Array[]
  /** every cell once, whatever is wrong with it */
  readonly tally: Tally
}

/** The cells of each layer whose value was taken out because nothing of that kind can be so large or small. */
export type Outside = ReadonlyMap<string, Beyond>

/** Cells that are handed to the engine together: enough for its tiles, few enough for their weather to stay near. */
const batch = 512

/**
 * A tile's cells by the model, those with all values: by the engine, where there is one and the model can. `numberOf`
 * names a cell of the tile within the whole grid, so that its random numbers do not depend on the tiles.
 */
export function computeTile(
  model: Model,
  values: TileValues,
  cells: number,
  numberOf: (index: number) => number,
  engine?: SoilEngine,
  outside: Outside = new Map(),
): TileResult {
  const outputs = model.outputs.map(() => new Float32Array(cells).fill(NaN))
  const tally: Record<string, number> = {}
  const count = (reason: string, more = 1) => {
    if (more) tally[reason] = (tally[reason] ?? 0) + more
  }
  const whole = wholeCells({ model, values, cells, outside }, count)
  if (!engine || !model.many) {
    for (const index of whole) {
      const result = answered(() => model.cell(cellOf(values, index), numberOf(index)))
      if (typeof result !== 'string') outputs.forEach((map, output) => (map[index] = result[output]!))
      count(typeof result === 'string' ? result : computed)
    }
    return { outputs, tally }
  }
  const room = new WeatherRoom()
  for (let first = 0; first < whole.length; first += batch) {
    const chosen = whole.subarray(first, first + batch)
    const found = model.many(engine, new Columns(values, chosen, room))
    outputs.forEach((map, output) => scatter(found.outputs[output]!, map, chosen))
    // Columns of the engine hold NaN where it refuses; what a model works out from them may not.
    for (const [cell, reason] of found.refusals) {
      for (const map of outputs) map[chosen[cell]!] = NaN
      count(reason)
    }
    count(computed, chosen.length - found.refusals.size)
  }
  return { outputs, tally }
}

/** The cells that have a value of every layer and are not masked; the others are counted by why, the first lack foremost. */
function wholeCells(
  { model, values, cells, outside }: { model: Model; values: TileValues; cells: number; outside: Outside },
  count: (reason: string) => void,
): Int32Array {
  const needed = model.layers.map(({ name }) => name).filter((name) => values.has(name))
  const slices = needed.map((name) => values.get(name)!)
  const lacking = lackingIn(slices, cells)
  const lackOf = (layer: string, cell: number) =>
    outside.get(layer)?.cells[cell] ? `${layer} out of range` : `no ${layer}`
  return new Int32Array(cells)
    .map((_, cell) => cell)
    .filter((cell) => {
      const lacks = lacking[cell]!
      const reason =
        lacks < 0 ? answered(() => model.mask?.(cellOf(values, cell))) : lackOf(needed[lacks]!, cell)
      if (reason !== undefined) count(reason)
      return reason === undefined
    })
}

function scatter(column: ArrayLike<number>, to: Float32Array, cells: Int32Array) {
  for (let i = 0; i < cells.length; i++) to[cells[i]!] = column[i]!
}

/** A cell's values by layer and slice; NaN where there is none. */
export const cellOf =
  (values: TileValues, cell: number): Cell =>
  (layer, slice = 0) => {
    const found = values.get(layer)?.[slice]
    return found ? valueIn(found, cell) : NaN
  }

/** What a cell comes to; a refusal is its reason. */
function answered<T>(answer: () => T): T | string {
  try {
    return answer()
  } catch (error) {
    if (!(error instanceof SoilRefusal)) throw error
    return reasonOf(error)
  }
}
