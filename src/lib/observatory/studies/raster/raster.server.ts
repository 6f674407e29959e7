import { stat } from 'node:fs/promises'
import type { GeoTIFF, GeoTIFFImage } from 'geotiff'
import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, openGeotiff } from './address.server.ts'
import { refuseClaims } from './claims.server.ts'
import { outageIn } from './outage.ts'
import { cellsOf, type Grid, type Window } from './grid.ts'
import { alphaBand, maskOf, maskWithin, type Mask } from './mask.server.ts'
import { systemOf } from './reference-system.ts'
import { readBeside, worldFileOf, type BandBeside, type Beside } from './sidecar.server.ts'
import { inflateNatively } from './inflate.server.ts'
import type { Values } from '../tile/values.ts'

/** A GeoTIFF, whichever way up and however it is cut into blocks, read as if its first row were the northernmost. */
export interface Raster {
  /** without its reference system where the file does not name one by an EPSG code */
  readonly grid: Omit<Grid, 'epsg'> & { readonly epsg?: number }
  /** without a band that only says which cells hold a value */
  readonly bands: number
  readonly bytes: number | undefined
  /** values of some bands in a window, north to south; NaN where the file has none or does not reach */
  read(window: Window, bands: readonly number[], nodata?: number): Promise<Values[]>
  close(): void
}

export async function openRaster(file: string): Promise<Raster> {
  const { tiff, image, bytes } = await openImage(file)
  const beside = await readBeside(file)
  const place = placeOf(image) ?? (await refuseUnplaced(file, image, beside))
  if (bytes !== undefined) await refuseTorn(file, image, bytes)
  const masks = await masksOf(tiff, image, beside)
  return new Image({ file, tiff, image, bytes, beside, masks, ...place })
}

/** Every mask that a file has: inside, beside it, or as a band of its own. */
async function masksOf(tiff: GeoTIFF, image: GeoTIFFImage, beside: Beside): Promise<Mask[]> {
  const alpha = alphaBand(image)
  const own = [await maskWithin(tiff, image), alpha === undefined ? undefined : maskOf(image, alpha)]
  const outer = beside.mask ? maskOf((await openImage(beside.mask)).image, 0) : undefined
  return [...own, outer].filter((mask) => mask !== undefined)
}

/** Why a file cannot be placed, by what it does have. */
async function refuseUnplaced(file: string, image: GeoTIFFImage, { isPlaced }: Beside): Promise<never> {
  const directory = image.getFileDirectory()
  const refusal = (text: string, data: Record<string, string> = {}) =>
    new Refusal('invalid', text, { file, ...data })
  const isMatrix = directory.getValue('ModelTransformation') !== undefined
  if (isMatrix || directory.getValue('ModelPixelScale') !== undefined)
    throw refusal('observatory_study_rotated')
  if (directory.getValue('ModelTiepoint') !== undefined) throw refusal('observatory_study_control_points')
  const world = await worldFileOf(file)
  if (world) throw refusal('observatory_study_world_file', { world })
  throw refusal(isPlaced ? 'observatory_study_placed_beside' : 'observatory_study_no_place')
}

async function sizeOf(file: string) {
  try {
    return (await stat(file)).size
  } catch {
    throw new Refusal('missing', 'observatory_study_no_file', { file })
  }
}

async function openImage(file: string) {
  const bytes = isAddress(file) ? undefined : await sizeOf(file)
  if (bytes !== undefined) await refuseClaims(file, bytes)
  inflateNatively()
  try {
    const tiff = await openGeotiff(file)
    return { tiff, image: await tiff.getImage(), bytes }
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

interface Opened {
  readonly file: string
  readonly tiff: GeoTIFF
  readonly image: GeoTIFFImage
  readonly bytes: number | undefined
  readonly beside: Beside
  readonly masks: readonly Mask[]
  readonly grid: Raster['grid']
  readonly southUp: boolean
}

class Image implements Raster {
  readonly #opened: Opened
  readonly #bandsOfValues: readonly number[]
  readonly #scaling = new Map<number, Promise<readonly [scale: number, offset: number]>>()

  constructor(opened: Opened) {
    const alpha = alphaBand(opened.image)
    this.#opened = opened
    this.#bandsOfValues = Array.from({ length: opened.image.getSamplesPerPixel() }, (_, i) => i).filter(
      (sample) => sample !== alpha,
    )
  }

  get grid() {
    return this.#opened.grid
  }
  get bytes() {
    return this.#opened.bytes
  }
  get bands() {
    return this.#bandsOfValues.length
  }

  async read(window: Window, bands: readonly number[], nodata?: number): Promise<Values[]> {
    const [left, top] = [Math.max(0, window.column), Math.max(0, window.row)]
    const right = Math.min(this.grid.width, window.column + window.width)
    const bottom = Math.min(this.grid.height, window.row + window.height)
    if (left >= right || top >= bottom) return bands.map(() => new Float32Array(cellsOf(window)).fill(NaN))
    const { southUp } = this.#opened
    const [first, last] = southUp ? [this.grid.height - bottom, this.grid.height - top] : [top, bottom]
    const stand = [left, first, right, last]
    const found = await this.#stored(stand, bands)
    const mask = await this.#masked(stand)
    const width = right - left
    const read: Values[] = []
    for (const [i, stored] of found.entries()) {
      const [scale, offset] = await this.#scalingOf(bands[i]!)
      const said = [this.#opened.image.getGDALNoData() ?? undefined, nodata, this.#beside(bands[i]!).nodata]
      const [none = NaN, other = NaN, third = NaN] = missing(said, stored)
      const Wide = scale === 1 && offset === 0 && isSingle(stored) ? Float32Array : Float64Array
      const values = new Wide(cellsOf(window)).fill(NaN)
      for (let row = top; row < bottom; row++) {
        const from = (southUp ? bottom - 1 - row : row - top) * width
        const to = (row - window.row) * window.width + left - window.column
        for (let column = 0; column < width; column++) {
          const value = stored[from + column]!
          const isMissing = value === none || value === other || value === third || !Number.isFinite(value)
          if (!isMissing && (!mask || mask[from + column] !== 0)) values[to + column] = value * scale + offset
        }
      }
      read.push(values)
    }
    return read
  }

  async #stored(window: number[], bands: readonly number[]): Promise<ArrayLike<number>[]> {
    const { file, image } = this.#opened
    try {
      const samples = bands.map((band) => this.#bandsOfValues[band - 1]!)
      return (await image.readRasters({ window, samples })) as ArrayLike<number>[]
    } catch (error) {
      throw unreadable(file, error)
    }
  }

  /** All masks of the file as one, 0 where any of them says that there is nothing. */
  async #masked(window: readonly number[]): Promise<ArrayLike<number> | undefined> {
    const { file, masks } = this.#opened
    try {
      const [first, ...others] = await Promise.all(masks.map((mask) => mask(window)))
      return others.length
        ? Uint8Array.from(first!, (value, i) => +(value && others.every((mask) => mask[i])))
        : first
    } catch (error) {
      throw unreadable(file, error)
    }
  }

  #beside(band: number): BandBeside {
    return this.#opened.beside.bands.get(this.#bandsOfValues[band - 1]! + 1) ?? {}
  }

  /** As GDAL writes them into the file, or beside it; 1 and 0 where it does not. */
  #scalingOf(band: number) {
    let scaling = this.#scaling.get(band)
    if (!scaling) {
      const { scale = 1, offset = 0 } = this.#beside(band)
      scaling = this.#opened.image.getGDALMetadata(this.#bandsOfValues[band - 1]!).then((found) => {
        const named = (name: string, otherwise: number) => Number(found?.[name] ?? otherwise)
        return [named('SCALE', scale), named('OFFSET', offset)] as const
      })
      this.#scaling.set(band, scaling)
    }
    return scaling
  }

  close() {
    void this.#opened.tiff.close()
  }
}

/** What counts as missing: each value that was said, as the file's type of number holds it. */
const missing = (said: readonly (number | undefined)[], stored: ArrayLike<number>) =>
  said
    .filter((value) => value !== undefined)
    .map((value) => (stored instanceof Float32Array ? Math.fround(value) : value))

/** Whether single precision holds every number of the file's type. */
const isSingle = (stored: ArrayLike<number>) =>
  [Float32Array, Int16Array, Uint16Array, Int8Array, Uint8Array].some((type) => stored instanceof type)

/** Where the map lies and which way up; nothing where it does not say, or lies askew. */
function placeOf(image: GeoTIFFImage): Pick<Opened, 'grid' | 'southUp'> | undefined {
  const [width, height] = [image.getWidth(), image.getHeight()]
  const affine = affineOf(image)
  if (!affine) return undefined
  const { x, y, stepX, stepY } = affine
  const southUp = stepY > 0
  const cellY = Math.abs(stepY)
  // Files may say where the centre of a cell lies instead of its corner: GTRasterTypeGeoKey 2, "point".
  const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === 2 ? 0.5 : 0
  const first = y - shift * stepY
  const north = southUp ? first + height * cellY : first
  const system = systemOf(image.getGeoKeys() ?? {})
  const grid = { width, height, west: x - shift * stepX, north, cellX: stepX, cellY, ...system }
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
