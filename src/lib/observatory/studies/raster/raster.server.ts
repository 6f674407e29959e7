import { stat } from 'node:fs/promises'
import type { GeoTIFF, GeoTIFFImage } from 'geotiff'
import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, openGeotiff } from './address.server.ts'
import { outageIn } from './outage.ts'
import { cellsOf, type Grid, type Window } from './grid.ts'
import { inflateNatively } from './inflate.server.ts'
import type { Values } from '../tile/values.ts'

/** A GeoTIFF, whichever way up and however it is cut into blocks, read as if its first row were the northernmost. */
export interface Raster {
  /** without its reference system where the file does not name one by an EPSG code */
  readonly grid: Omit<Grid, 'epsg'> & { readonly epsg?: number }
  readonly bands: number
  readonly bytes: number | undefined
  /** values of some bands in a window, north to south; NaN where the file has none or does not reach */
  read(window: Window, bands: readonly number[], nodata?: number): Promise<Values[]>
  close(): void
}

export async function openRaster(file: string): Promise<Raster> {
  const bytes = isAddress(file) ? undefined : await sizeOf(file)
  const { tiff, image } = await openImage(file)
  const raster = new Image(file, tiff, image, bytes)
  if (bytes !== undefined) await refuseTorn(file, image, bytes)
  return raster
}

async function sizeOf(file: string) {
  try {
    return (await stat(file)).size
  } catch {
    throw new Refusal('missing', 'observatory_study_no_file', { file })
  }
}

async function openImage(file: string): Promise<{ tiff: GeoTIFF; image: GeoTIFFImage }> {
  inflateNatively()
  try {
    const tiff = await openGeotiff(file)
    return { tiff, image: await tiff.getImage() }
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** What cannot be read as a map is a fault of the file; a store that does not answer is none. */
const unreadable = (file: string, error: unknown) =>
  outageIn(error) ??
  new Refusal('invalid', 'observatory_study_not_raster', { file, reason: (error as Error).message })

/** Every block must end before the file does: a torn copy is found before the run, not in the midst of it. */
async function refuseTorn(file: string, image: GeoTIFFImage, bytes: number) {
  const directory = image.getFileDirectory()
  const kind = directory.hasTag('TileOffsets') ? 'Tile' : 'Strip'
  let needed: number
  try {
    const offsets = Array.from((await directory.loadValue(`${kind}Offsets`)) as ArrayLike<number>, Number)
    const counts = Array.from((await directory.loadValue(`${kind}ByteCounts`)) as ArrayLike<number>, Number)
    needed = offsets.reduce((end, offset, i) => Math.max(end, offset + counts[i]!), 0)
  } catch (error) {
    throw unreadable(file, error)
  }
  if (needed > bytes) throw new Refusal('invalid', 'observatory_study_torn', { file, bytes, needed })
}

class Image implements Raster {
  readonly grid: Raster['grid']
  readonly bands: number
  readonly bytes: number | undefined
  readonly #file: string
  readonly #tiff: GeoTIFF
  readonly #image: GeoTIFFImage
  readonly #southUp: boolean
  readonly #scaling = new Map<number, Promise<readonly [scale: number, offset: number]>>()

  constructor(file: string, tiff: GeoTIFF, image: GeoTIFFImage, bytes: number | undefined) {
    this.#file = file
    this.#tiff = tiff
    this.#image = image
    this.bytes = bytes
    this.bands = image.getSamplesPerPixel()
    const { grid, southUp } = placeOf(file, image)
    this.grid = grid
    this.#southUp = southUp
  }

  async read(window: Window, bands: readonly number[], nodata?: number): Promise<Values[]> {
    const [left, top] = [Math.max(0, window.column), Math.max(0, window.row)]
    const right = Math.min(this.grid.width, window.column + window.width)
    const bottom = Math.min(this.grid.height, window.row + window.height)
    if (left >= right || top >= bottom) return bands.map(() => new Float32Array(cellsOf(window)).fill(NaN))
    const [first, last] = this.#southUp ? [this.grid.height - bottom, this.grid.height - top] : [top, bottom]
    const found = await this.#stored([left, first, right, last], bands)
    const width = right - left
    const read: Values[] = []
    for (const [i, stored] of found.entries()) {
      const [scale, offset] = await this.#scalingOf(bands[i]!)
      const [none, other] = missing(this.#image.getGDALNoData(), nodata, stored)
      const Wide = scale === 1 && offset === 0 && isSingle(stored) ? Float32Array : Float64Array
      const values = new Wide(cellsOf(window)).fill(NaN)
      for (let row = top; row < bottom; row++) {
        const from = (this.#southUp ? bottom - 1 - row : row - top) * width
        const to = (row - window.row) * window.width + left - window.column
        for (let column = 0; column < width; column++) {
          const value = stored[from + column]!
          if (value !== none && value !== other && Number.isFinite(value))
            values[to + column] = value * scale + offset
        }
      }
      read.push(values)
    }
    return read
  }

  async #stored(window: number[], bands: readonly number[]): Promise<ArrayLike<number>[]> {
    try {
      const samples = bands.map((band) => band - 1)
      return (await this.#image.readRasters({ window, samples })) as ArrayLike<number>[]
    } catch (error) {
      throw unreadable(this.#file, error)
    }
  }

  /** As GDAL writes them into the file; 1 and 0 where it does not. */
  #scalingOf(band: number) {
    let scaling = this.#scaling.get(band)
    if (!scaling) {
      scaling = this.#image.getGDALMetadata(band - 1).then((found) => {
        const named = (name: string, otherwise: number) => Number(found?.[name] ?? otherwise)
        return [named('SCALE', 1), named('OFFSET', 0)] as const
      })
      this.#scaling.set(band, scaling)
    }
    return scaling
  }

  close() {
    void this.#tiff.close()
  }
}

/** What counts as missing: the file's own value and the study's, each as the file's type of number holds it. */
const missing = (declared: number | null, given: number | undefined, stored: ArrayLike<number>) =>
  [declared, given].map((value) =>
    typeof value === 'number' && stored instanceof Float32Array ? Math.fround(value) : value,
  )

/** Whether single precision holds every number of the file's type. */
const isSingle = (stored: ArrayLike<number>) =>
  [Float32Array, Int16Array, Uint16Array, Int8Array, Uint8Array].some((type) => stored instanceof type)

function placeOf(file: string, image: GeoTIFFImage) {
  const [width, height] = [image.getWidth(), image.getHeight()]
  const affine = affineOf(image)
  if (!affine) throw new Refusal('invalid', 'observatory_study_rotated', { file })
  const { x, y, stepX, stepY } = affine
  const southUp = stepY > 0
  const cellY = Math.abs(stepY)
  // Files may say where the centre of a cell lies instead of its corner: GTRasterTypeGeoKey 2, "point".
  const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === 2 ? 0.5 : 0
  const first = y - shift * stepY
  const north = southUp ? first + height * cellY : first
  const grid = { width, height, west: x - shift * stepX, north, cellX: stepX, cellY, epsg: epsgOf(image) }
  return { grid, southUp }
}

/**
 * Read from the tags themselves: the library's `getResolution` turns a south-up file over where the file gives a
 * matrix. Nothing where the grid is rotated, mirrored, or not placed at all.
 */
function affineOf(image: GeoTIFFImage) {
  const directory = image.getFileDirectory()
  const tag = (name: 'ModelTransformation' | 'ModelPixelScale' | 'ModelTiepoint') =>
    directory.getValue(name) as ArrayLike<number> | undefined
  const [matrix, scale, tie] = [tag('ModelTransformation'), tag('ModelPixelScale'), tag('ModelTiepoint')]
  const affine = matrix
    ? { x: matrix[3]!, y: matrix[7]!, stepX: matrix[0]!, stepY: matrix[5]!, turn: [matrix[1]!, matrix[4]!] }
    : scale && tie
      ? {
          x: tie[3]! - tie[0]! * scale[0]!,
          y: tie[4]! + tie[1]! * scale[1]!,
          stepX: scale[0]!,
          stepY: -scale[1]!,
          turn: [0, 0],
        }
      : undefined
  const isUpright =
    affine && affine.stepX > 0 && affine.stepY !== 0 && affine.turn.every((turn) => turn === 0)
  return isUpright ? affine : undefined
}

/** 32767 means that the file describes a system without a code. */
function epsgOf(image: GeoTIFFImage): number | undefined {
  const keys = image.getGeoKeys()
  const code = Number(keys?.ProjectedCSTypeGeoKey ?? keys?.GeographicTypeGeoKey)
  return code > 0 && code < 32767 ? code : undefined
}
