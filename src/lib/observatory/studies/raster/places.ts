import { cellsOf, centreX, centreY, type Grid, type Window } from './grid.ts'

/** The part of a coarser grid that a window needs, and for each of the window's cells its place in that part. */
export interface Coarse {
  readonly own: Grid
  readonly part: Window
  readonly place: Int32Array
}

/** Where a window's cells lie in other grids; the files of a layer mostly share one. */
export class Places {
  readonly grid: Grid
  readonly window: Window
  readonly #known: Coarse[] = []

  constructor(grid: Grid, window: Window) {
    this.grid = grid
    this.window = window
  }

  /** `around`: how many cells beyond those of the window are needed as well */
  in(own: Grid, around: number): Coarse {
    const alike = ['west', 'north', 'cellX', 'cellY'] as const
    const known = this.#known.find((coarse) => alike.every((edge) => coarse.own[edge] === own[edge]))
    if (known) return known
    const coarse = { own, ...this.#placesIn(own, around) }
    this.#known.push(coarse)
    return coarse
  }

  #placesIn(own: Grid, around: number) {
    const { grid, window } = this
    const columns = Int32Array.from({ length: window.width }, (_, i) =>
      Math.floor((centreX(grid, window.column + i) - own.west) / own.cellX),
    )
    const rows = Int32Array.from({ length: window.height }, (_, i) =>
      Math.floor((own.north - centreY(grid, window.row + i)) / own.cellY),
    )
    const [column, row] = [columns[0]! - around, rows[0]! - around]
    const width = columns.at(-1)! + around - column + 1
    const part: Window = { column, row, width, height: rows.at(-1)! + around - row + 1 }
    const place = new Int32Array(cellsOf(window))
    for (let y = 0; y < window.height; y++)
      for (let x = 0; x < window.width; x++)
        place[y * window.width + x] = (rows[y]! - row) * width + columns[x]! - column
    return { part, place }
  }
}
