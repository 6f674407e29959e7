import { tileCells, type Weather } from '#soil'
import { valueIn, type Slice, type TileValues, type Values } from './values.ts'

/** Some cells of a tile, as the soil engine takes them: a column a layer, and the weather as its kernel reads it. */
export class Columns {
  readonly cells: number
  readonly #chosen: Int32Array
  readonly #values: TileValues
  readonly #room: WeatherRoom

  /** `room`: of the tile, for one batch of cells after the other */
  constructor(values: TileValues, chosen: Int32Array, room: WeatherRoom) {
    this.cells = chosen.length
    this.#room = room
    this.#chosen = chosen
    this.#values = values
  }

  /** one number a cell */
  of(layer: string): Float64Array {
    const [slice] = this.#values.get(layer)!
    return Float64Array.from(this.#chosen, (cell) => valueIn(slice!, cell))
  }

  /** the same number for every cell, or one row of it for each given number */
  each(...rows: readonly number[]): Float64Array {
    const column = new Float64Array(rows.length * this.cells)
    rows.forEach((value, row) => column.fill(value, row * this.cells, (row + 1) * this.cells))
    return column
  }

  /** `temperature`, `rain` and `evaporation`, in single precision where their sources are */
  weather(prefix = ''): Weather {
    const layers = ['temperature', 'rain', 'evaporation'].map((name) => this.#values.get(prefix + name)!)
    const months = layers[0]!.length
    const isSingle = layers.every((slices) => slices.every(({ values }) => values instanceof Float32Array))
    const length = Math.ceil(this.cells / tileCells) * tileCells * months * layers.length
    const values = this.#room.for(prefix, isSingle, length)
    const slices = layers[0]!.flatMap((_, month) => layers.map((layer) => layer[month]!))
    for (let first = 0; first < this.cells; first += tileCells) {
      const chosen = this.#chosen.subarray(first, first + tileCells)
      pour(slices, chosen, values.subarray(first * slices.length))
    }
    return { cells: this.cells, months, values }
  }
}

/** Memory for weather that is taken again for every batch: to be given fresh pages costs as much as to fill them. */
export class WeatherRoom {
  readonly #held = new Map<string, Values>()

  for(name: string, isSingle: boolean, length: number): Values {
    let held = this.#held.get(name)
    if (!held || held.length < length || held instanceof Float32Array !== isSingle) {
      held = isSingle ? new Float32Array(length) : new Float64Array(length)
      this.#held.set(name, held)
    }
    return held.subarray(0, length)
  }
}

/** The values of a tile of cells, slice after slice, into an array, as one writes down a table column by column. */
function pour(slices: readonly Slice[], chosen: Int32Array, to: Values) {
  const places = new Map<Int32Array | undefined, Int32Array>([[undefined, chosen]])
  let at = 0
  for (const { values, place } of slices) {
    let from = places.get(place)
    if (!from) places.set(place, (from = chosen.map((cell) => place![cell]!)))
    for (let lane = 0; lane < from.length; lane++) to[at + lane] = values[from[lane]!]!
    at += tileCells
  }
}
