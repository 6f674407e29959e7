import { unitOf, type CoordinateUnit } from './reference-system.ts'

/** A grid of equal cells, its first row in the north and its first column in the west. */
export interface Grid {
  readonly width: number
  readonly height: number
  /** outer edges, in the unit of the reference system */
  readonly west: number
  readonly north: number
  /** size of a cell, both above 0 */
  readonly cellX: number
  readonly cellY: number
  /** EPSG code; 4326 is longitude and latitude in degrees */
  readonly epsg: number
  /** of the coordinates, where it was said; else that of the code */
  readonly unit?: CoordinateUnit
}

/** Whether the coordinates are longitude and latitude. */
export const isGeographic = ({ epsg, unit = unitOf(epsg) }: Pick<Grid, 'epsg' | 'unit'>) => unit === 'degree'

/** A rectangle of cells. */
export interface Window {
  readonly column: number
  readonly row: number
  readonly width: number
  readonly height: number
}

export const cellsOf = ({ width, height }: { width: number; height: number }) => width * height

export const centreX = (grid: Grid, column: number) => grid.west + (column + 0.5) * grid.cellX
export const centreY = (grid: Grid, row: number) => grid.north - (row + 0.5) * grid.cellY

/** West, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

export function boundsOf({ west, north, cellX, cellY, width, height }: Grid): Bounds {
  return [west, north - height * cellY, west + width * cellX, north]
}

/** The grid cut to the cells whose centre lies within the bounds; nothing where there are none. */
export function cropGrid(grid: Grid, [west, south, east, north]: Bounds): Grid | undefined {
  const first = (from: number, origin: number, size: number) => Math.ceil((from - origin) / size - 0.5)
  const column = Math.max(0, first(west, grid.west, grid.cellX))
  const row = Math.max(0, first(grid.north - north, 0, grid.cellY))
  const width = Math.min(grid.width, first(east, grid.west, grid.cellX)) - column
  const height = Math.min(grid.height, first(grid.north - south, 0, grid.cellY)) - row
  if (width < 1 || height < 1) return undefined
  return {
    ...grid,
    width,
    height,
    west: grid.west + column * grid.cellX,
    north: grid.north - row * grid.cellY,
  }
}

/** Columns of a whole turn around the earth, or nothing where the grid has no longitudes. */
export function columnsOfTurn(grid: Grid): number | undefined {
  return isGeographic(grid) ? Math.round(360 / grid.cellX) : undefined
}

/** The grid cut to the bounds, which may be a turn around the earth away from where its longitudes begin. */
export function cropTurned(grid: Grid, [west, south, east, north]: Bounds): Grid | undefined {
  const turns = isGeographic(grid) ? [0, 360, -360] : [0]
  return turns
    .map((turn) => cropGrid(grid, [west + turn, south, east + turn, north]))
    .find((cut) => cut !== undefined)
}

/** How far two grids may drift apart over their whole width before they are two grids, in cells. */
const drift = 0.02

/**
 * Where the cell (0, 0) of `inner` lies in `outer`, or nothing where their cells do not coincide. Cell sizes that were
 * rounded when they were written (0.0833333 for 1/12) still coincide.
 */
export function offsetIn(outer: Grid, inner: Grid): { column: number; row: number } | undefined {
  const column = (inner.west - outer.west) / outer.cellX
  const row = (outer.north - inner.north) / outer.cellY
  const apart = [
    Math.abs(column - Math.round(column)),
    Math.abs(row - Math.round(row)),
    Math.abs(inner.cellX / outer.cellX - 1) * inner.width,
    Math.abs(inner.cellY / outer.cellY - 1) * inner.height,
  ]
  return apart.every((cells) => cells <= drift)
    ? { column: Math.round(column), row: Math.round(row) }
    : undefined
}

/** Square tiles that cover the grid, row by row; those at the east and south edges are cut. */
export function tilesOf(grid: Pick<Grid, 'width' | 'height'>, size: number) {
  const across = Math.ceil(grid.width / size)
  const down = Math.ceil(grid.height / size)
  const window = (tile: number): Window => {
    const [column, row] = [(tile % across) * size, Math.floor(tile / across) * size]
    return {
      column,
      row,
      width: Math.min(size, grid.width - column),
      height: Math.min(size, grid.height - row),
    }
  }
  return { across, down, count: across * down, window }
}
