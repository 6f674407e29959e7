import { cellsOf, centreX, centreY, columnsOfTurn, type Grid, type Window } from './grid.ts'

/** The part of another grid that a window needs, and for each of the window's cells its place in that part. */
export interface Coarse {
  readonly own: Grid
  /** from west to east: two where the window lies across the longitude at which the other grid begins */
  readonly parts: readonly Window[]
  readonly place: Int32Array
}

/** Where a window's cells lie in other grids; the files of a layer mostly share one. */
export class Places {
  readonly grid: Grid
  readonly window: Window
  readonly #known: (Coarse & { around: number })[] = []

  constructor(grid: Grid, window: Window) {
    this.grid = grid
    this.window = window
  }

  /** `around`: how many cells beyond those of the window are needed as well */
  in(own: Grid, around: number): Coarse {
    const alike = ['west', 'north', 'cellX', 'cellY', 'width', 'height'] as const
    const known = this.#known.find(
      (coarse) => coarse.around === around && alike.every((edge) => coarse.own[edge] === own[edge]),
    )
    if (known) return known
    const coarse = { own, around, ...this.#placesIn(own, around) }
    this.#known.push(coarse)
    return coarse
  }

  #placesIn(own: Grid, around: number) {
    const { grid, window } = this
    const columns = columnsIn(own, window.width, (i) => centreX(grid, window.column + i))
    const rows = Int32Array.from({ length: window.height }, (_, i) =>
      Math.floor((own.north - centreY(grid, window.row + i)) / own.cellY),
    )
    const row = rows[0]! - around
    const height = rows.at(-1)! + around - row + 1
    const runs = runsOf(columns)
    const parts = runs.map(([first, last], i): Window => {
      const column = first - (i === 0 ? around : 0)
      return { column, row, width: last + (i === runs.length - 1 ? around : 0) - column + 1, height }
    })
    const width = parts.reduce((sum, part) => sum + part.width, 0)
    const place = new Int32Array(cellsOf(window))
    for (let x = 0; x < window.width; x++) {
      const column = columns[x]!
      const isSecond = parts.length > 1 && x >= runs[1]![2]
      const at = isSecond ? parts[0]!.width + column - parts[1]!.column : column - parts[0]!.column
      for (let y = 0; y < window.height; y++) place[y * window.width + x] = (rows[y]! - row) * width + at
    }
    return { parts, place }
  }
}

/** The column of another grid in which each longitude lies: asked modulo 360, the nearest turn to the grid's middle. */
function columnsIn(own: Grid, length: number, longitude: (i: number) => number): Int32Array {
  const turn = columnsOfTurn(own)
  const middle = own.width / 2
  return Int32Array.from({ length }, (_, i) => {
    const column = Math.floor((longitude(i) - own.west) / own.cellX)
    return turn === undefined ? column : column - turn * Math.floor((column - middle) / turn + 0.5)
  })
}

/** Runs of columns from west to east: first, last, and where in the window the run begins. */
function runsOf(columns: Int32Array): [first: number, last: number, at: number][] {
  const cut = columns.findIndex((column, i) => i > 0 && column < columns[i - 1]!)
  if (cut < 0) return [[columns[0]!, columns.at(-1)!, 0]]
  return [
    [columns[0]!, columns[cut - 1]!, 0],
    [columns[cut]!, columns.at(-1)!, cut],
  ]
}

/**
 * The windows of a file that a window of the same cells needs, from west to east: two where it lies across the longitude
 * at which a file that goes around the earth begins.
 */
export function partsIn(own: Grid, { column, row, width, height }: Window): Window[] {
  const turn = columnsOfTurn(own)
  if (turn === undefined) return [{ column, row, width, height }]
  const isWhole = own.width >= turn
  // Of a file that does not go around, the turn is taken that brings the window nearest to it.
  const shift = isWhole ? Math.floor(column / turn) : Math.round((column + width / 2 - own.width / 2) / turn)
  const first = column - turn * shift
  const beyond = isWhole ? first + width - turn : 0
  if (beyond <= 0) return [{ column: first, row, width, height }]
  return [
    { column: first, row, width: width - beyond, height },
    { column: 0, row, width: beyond, height },
  ]
}
