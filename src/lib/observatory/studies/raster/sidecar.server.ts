import { stat } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { headOf, isAddress, streamOf } from './address.server.ts'

/*
 * GDAL keeps beside a file what it could not write into it: `.aux.xml` (missing values, scales, places), `.msk` (a mask),
 * and older programs a world file (`.tfw`). What decides the values is read; what would place the map is named.
 */

/** What stands beside a file about one of its bands. */
export interface BandBeside {
  readonly nodata?: number
  readonly scale?: number
  readonly offset?: number
}

export interface Beside {
  /** by band, from 1 on */
  readonly bands: ReadonlyMap<number, BandBeside>
  /** whether the sidecar places the map or names its reference system */
  readonly isPlaced: boolean
  /** the mask, a raster of its own */
  readonly mask?: string
  /** every sidecar that decides the values */
  readonly files: readonly string[]
}

const nothing: Beside = { bands: new Map(), isPlaced: false, files: [] }

export async function readBeside(file: string): Promise<Beside> {
  const [auxiliary, mask] = [`${file}.aux.xml`, `${file}.msk`]
  const [hasAuxiliary, hasMask] = [await isThere(auxiliary), await isThere(mask)]
  const read = hasAuxiliary ? parseAuxiliary(await text(await streamOf(auxiliary))) : nothing
  return {
    ...read,
    ...(hasMask && { mask }),
    files: [...(hasAuxiliary ? [auxiliary] : []), ...(hasMask ? [mask] : [])],
  }
}

/** The sidecars of a file that decide its values: part of the data, as the file is. */
export const sidecarsOf = async (file: string): Promise<readonly string[]> => {
  const names = [`${file}.aux.xml`, `${file}.msk`]
  const there = await Promise.all(names.map(isThere))
  return names.filter((_, i) => there[i])
}

export async function isThere(file: string): Promise<boolean> {
  if (isAddress(file)) return (await headOf(file)) !== undefined
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** The world file of a map, in the names that programs give it. */
export async function worldFileOf(file: string): Promise<string | undefined> {
  const stem = file.replace(/\.[^./]*$/, '')
  const names = ['tfw', 'tifw', 'tiffw', 'wld', 'TFW', 'WLD'].map((ending) => `${stem}.${ending}`)
  for (const name of [...names, `${file}w`]) if (await isThere(name)) return name
  return undefined
}

export function parseAuxiliary(xml: string): Beside {
  const bands = new Map<number, BandBeside>()
  for (const [, attributes = '', body = ''] of xml.matchAll(
    /<PAMRasterBand([^>]*)>([^]*?)<\/PAMRasterBand>/g,
  )) {
    const band = Number(/band="(\d+)"/.exec(attributes)?.[1] ?? 1)
    const [nodata, scale, offset] = ['NoDataValue', 'Scale', 'Offset'].map((name) => numberIn(body, name))
    bands.set(band, {
      ...(nodata !== undefined && { nodata }),
      ...(scale !== undefined && { scale }),
      ...(offset !== undefined && { offset }),
    })
  }
  return { bands, isPlaced: /<(SRS|GeoTransform|GCPList)\b/.test(xml), files: [] }
}

function numberIn(xml: string, name: string): number | undefined {
  const [, found] = new RegExp(`<${name}[^>]*>\\s*([^<]+?)\\s*</${name}>`).exec(xml) ?? []
  if (found === undefined) return undefined
  const value = Number(found)
  return Number.isNaN(value) && !/^[-+]?nan$/i.test(found) ? undefined : value
}
