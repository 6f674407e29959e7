import { stretchOf, unitOf, type CoordinateUnit } from './reference-system.ts'

/** What of a grid decides the areas of its cells. */
interface Cells {
  readonly north: number
  readonly cellX: number
  readonly cellY: number
  readonly epsg: number
  /** as the file says; else that of the code */
  readonly unit?: CoordinateUnit
}

// WGS 84 (EPSG:7030); the ellipsoids of other systems differ from it by less than 2e-4 in area.
const semiMajorM = 6_378_137
const eccentricity = 0.0818191908426215

/**
 * Area of one cell in each row, ha: on the ellipsoid for degrees and for the world projections that stretch towards the
 * poles, else the cell's own area by its linear unit, as the projection has it.
 */
export function rowAreaHa(grid: Cells, row: number): number {
  const unit = grid.unit ?? unitOf(grid.epsg)
  const [north, south] = [grid.north - row * grid.cellY, grid.north - (row + 1) * grid.cellY]
  if (unit === 'degree') return beltHa(north, south, (grid.cellX * Math.PI) / 180)
  const latitude = latitudes[stretchOf(grid.epsg)]
  if (latitude)
    return beltHa(latitude(north * unit), latitude(south * unit), (grid.cellX * unit) / semiMajorM)
  return (grid.cellX * grid.cellY * unit * unit) / 1e4
}

/** Of the ellipsoid between two latitudes (degrees), so many radians of longitude wide. */
const beltHa = (north: number, south: number, width: number) =>
  (semiMajorM ** 2 * (authalic(north) - authalic(south)) * width) / 2 / 1e4

/** Snyder 1987, *Map projections*, eq. 3-12. */
function authalic(latitude: number): number {
  const e = eccentricity
  const sine = Math.sin((Math.min(90, Math.max(-90, latitude)) * Math.PI) / 180)
  return (
    (1 - e * e) * (sine / (1 - e * e * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e))
  )
}

const degrees = (radians: number) => (radians * 180) / Math.PI

/** From the northing of a stretched projection (m) back to the latitude, degrees. */
const latitudes = {
  none: undefined,
  'spherical-mercator': (y: number) => degrees(2 * Math.atan(Math.exp(y / semiMajorM)) - Math.PI / 2),
  mercator: mercatorLatitude,
  equidistant: (y: number) => degrees(y / semiMajorM),
} as const

/** Snyder 1987, eq. 7-9, iterated. */
function mercatorLatitude(y: number): number {
  const t = Math.exp(-y / semiMajorM)
  let latitude = Math.PI / 2 - 2 * Math.atan(t)
  for (let i = 0; i < 6; i++) {
    const sine = eccentricity * Math.sin(latitude)
    latitude = Math.PI / 2 - 2 * Math.atan(t * ((1 - sine) / (1 + sine)) ** (eccentricity / 2))
  }
  return degrees(latitude)
}
