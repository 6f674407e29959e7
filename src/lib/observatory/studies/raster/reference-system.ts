import { geographicCodes, otherUnits } from './epsg-units.ts'

/** What coordinates are counted in: degrees, or a length in metres. */
export type CoordinateUnit = 'degree' | number

export interface ReferenceSystem {
  readonly epsg: number
  readonly unit: CoordinateUnit
}

/** Keys of a GeoTIFF that say what its coordinates mean. */
export type GeoKeys = Readonly<Record<string, unknown>>

/** The code of a key; 32767 stands for a system that the file describes without one. */
function codeIn(keys: GeoKeys, name: string): number | undefined {
  const code = Number(keys[name])
  return code > 0 && code < 32_767 ? code : undefined
}

/**
 * The system of a file's coordinates, or nothing where the file has no code for it. A projected file is known by its
 * projected key alone, never by the geographic system below it; one whose model the file calls its own by none.
 */
export function systemOf(keys: GeoKeys): ReferenceSystem | undefined {
  const model = Number(keys.GTModelTypeGeoKey ?? (keys.ProjectedCSTypeGeoKey === undefined ? 2 : 1))
  const epsg =
    model === 1
      ? codeIn(keys, 'ProjectedCSTypeGeoKey')
      : model === 2
        ? codeIn(keys, 'GeographicTypeGeoKey')
        : undefined
  if (epsg === undefined) return undefined
  if (model === 1) return { epsg, unit: lengthIn(keys) ?? unitOf(epsg) }
  return isDegree(keys) ? { epsg, unit: 'degree' } : undefined
}

/** Degrees, in either of their codes; a file that does not say has degrees. */
const isDegree = (keys: GeoKeys) =>
  [undefined, 0, 9102, 9122].includes(keys.GeogAngularUnitsGeoKey as number | undefined)

/** Metre, foot, US survey foot and kilometre by their codes, any other length by the size that the file gives. */
const lengths: Readonly<Record<number, number>> = { 9001: 1, 9002: 0.3048, 9003: 1200 / 3937, 9036: 1000 }

/** The code of a length, where it has one. */
export const codeOfLength = (metres: number): number | undefined => {
  const found = Object.entries(lengths).find(([, size]) => Math.abs(size - metres) < 1e-9)
  return found && Number(found[0])
}

function lengthIn(keys: GeoKeys): number | undefined {
  const size = Number(keys.ProjLinearUnitSizeGeoKey)
  return lengths[Number(keys.ProjLinearUnitsGeoKey)] ?? (size > 0 ? size : undefined)
}

const codesIn = (ranges: string) =>
  ranges.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })

const unitOfCode = new Map<number, CoordinateUnit>([
  ...codesIn(geographicCodes).map((epsg) => [epsg, 'degree'] as const),
  ...otherUnits.flatMap(([metres, codes]) => codesIn(codes).map((epsg) => [epsg, metres] as const)),
])

/** The unit of a system of which nothing but its code is known. */
export const unitOf = (epsg: number): CoordinateUnit => unitOfCode.get(epsg) ?? 1

/** How a projection that is not equal in area stretches a row of cells. */
export type Stretch = 'none' | 'spherical-mercator' | 'mercator' | 'equidistant'

const stretches: Readonly<Record<number, Stretch>> = {
  3857: 'spherical-mercator',
  3785: 'spherical-mercator',
  3587: 'spherical-mercator',
  3395: 'mercator',
  4087: 'equidistant',
  4088: 'equidistant',
  32_662: 'equidistant',
  32_663: 'equidistant',
}

/** World projections in common use whose cells grow towards the poles. */
export const stretchOf = (epsg: number): Stretch => stretches[epsg] ?? 'none'
