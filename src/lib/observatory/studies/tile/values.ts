import type { Layer, NumberLayer } from '../layer.ts'

/** Numbers as wide as they stand in their file: in single precision where that holds every one of them. */
export type Values = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/**
 * A layer over the cells of a tile, once or for one month. Where its source is coarser than the grid it holds each of the
 * source's values once, and for each cell the place of its own.
 */
export interface Slice {
  readonly values: Values
  readonly place?: Int32Array
}

/** The slices of each layer that was given. */
export type TileValues = ReadonlyMap<string, readonly Slice[]>

export const valueIn = ({ values, place }: Slice, cell: number) => values[place ? place[cell]! : cell]!

/** The value of each cell, one after the other. */
export function gathered(values: Values, place: Int32Array): Values {
  const cells =
    values instanceof Float32Array ? new Float32Array(place.length) : new Float64Array(place.length)
  for (let cell = 0; cell < place.length; cell++) cells[cell] = values[place[cell]!]!
  return cells
}

/** Marks the cells that have their value at one of the marked places. */
export function markCells(cells: Uint8Array, marks: Uint8Array, place: Int32Array | undefined) {
  for (let cell = 0; cell < cells.length; cell++) if (marks[place ? place[cell]! : cell]) cells[cell] = 1
}

export const markedIn = (cells: Uint8Array | undefined): number =>
  cells?.reduce((sum, mark) => sum + mark, 0) ?? 0

/** What was taken out of a layer: the cells that had it, and the first such value. */
export interface Beyond {
  readonly cells: Uint8Array
  readonly value: number
}

/** Takes out what no value of its layer can be; nothing where all is within. */
export function takeOutside(layer: Layer, slices: readonly Slice[], cells: number): Beyond | undefined {
  if (layer.kind === 'class') return undefined
  let taken: Beyond | undefined
  for (const { values, place } of slices) {
    const outside = outsideOf(layer, values)
    if (!outside) continue
    taken ??= { cells: new Uint8Array(cells), value: outside.value }
    markCells(taken.cells, outside.marks, place)
  }
  return taken
}

function outsideOf({ min, max, codes = [] }: NumberLayer, values: Values) {
  let outside: { marks: Uint8Array; value: number } | undefined
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (!(value < min || value > max) && !(codes.length && codes.includes(value))) continue
    values[at] = NaN
    outside ??= { marks: new Uint8Array(values.length), value }
    outside.marks[at] = 1
  }
  return outside
}

/** For each cell the first of the layers that it lacks a value of, by its place among them, or -1. */
export function lackingIn(layers: readonly (readonly Slice[])[], cells: number): Int16Array {
  const lacking = new Int16Array(cells).fill(-1)
  layers.forEach((slices, layer) => {
    // The months of a layer mostly share their places, so that what any of them lacks is looked up once a cell.
    const missing = new Map<Int32Array | undefined, Uint8Array>()
    for (const { values, place } of slices) {
      const marks = missing.get(place) ?? new Uint8Array(values.length)
      missing.set(place, marks)
      for (let at = 0; at < values.length; at++) if (values[at] !== values[at]) marks[at] = 1
    }
    for (const [place, marks] of missing)
      for (let cell = 0; cell < cells; cell++)
        if (lacking[cell]! < 0 && marks[place ? place[cell]! : cell]) lacking[cell] = layer
  })
  return lacking
}
