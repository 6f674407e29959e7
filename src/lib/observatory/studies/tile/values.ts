import type { Layer } from '../layer.ts'

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

/** How many cells have their value at one of the marked places. */
export function cellsAt(marks: Uint8Array, place: Int32Array | undefined): number {
  let cells = 0
  if (place) for (let cell = 0; cell < place.length; cell++) cells += marks[place[cell]!]!
  else for (let at = 0; at < marks.length; at++) cells += marks[at]!
  return cells
}

/** Takes out what is beyond the range of its layer; of how many cells. */
export function takeOutside(layer: Layer, { values, place }: Slice): number {
  if (layer.kind === 'class') return 0
  const { min, max } = layer
  let outside: Uint8Array | undefined
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (!(value < min || value > max)) continue
    values[at] = NaN
    outside ??= new Uint8Array(values.length)
    outside[at] = 1
  }
  return outside ? cellsAt(outside, place) : 0
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
