import { daysInMonth } from '#soil'
import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, located } from './raster/address.server.ts'
import { boundsOf, cellsOf, isGeographic, offsetIn, type Grid, type Window } from './raster/grid.ts'
import { conversion, slicesOf, unitsFor, type Layer } from './layer.ts'
import { fillNearest } from './raster/nearest.ts'
import { openRaster, type Raster } from './raster/raster.server.ts'
import { partsIn, Places, type Coarse } from './raster/places.ts'
import { gathered, markCells, type Slice, type Values } from './tile/values.ts'
import type { RasterInput, Study, StudyInput, TableInput } from './study.ts'
import { openTable } from './raster/table.server.ts'

/** What the inputs of a study are read for. */
interface Place {
  readonly study: Study
  readonly folder: string
  readonly grid: Grid
  readonly rasters: Rasters
}

/** A layer's values on the study's grid, in the model's unit. */
export interface Source {
  readonly layer: Layer
  /** `filled` marks cells that took the nearest value, in any of the slices */
  read(window: Window): Promise<{ slices: Slice[]; filled?: Uint8Array }>
}

/** Of an address each keeps some megabytes of what was fetched, so that no more than this are held between tiles. */
const mostAddresses = 100

/** The rasters of a run, opened once. */
export class Rasters {
  readonly #open = new Map<string, Promise<Raster>>()

  async get(file: string): Promise<Raster> {
    const opened = this.#open.get(file) ?? openRaster(file)
    this.#open.delete(file)
    this.#open.set(file, opened)
    const addresses = isAddress(file) ? [...this.#open].filter(([name]) => isAddress(name)) : []
    for (const [oldest, raster] of addresses.slice(0, -mostAddresses)) {
      this.#open.delete(oldest)
      ;(await raster).close()
    }
    return opened
  }

  async close() {
    for (const raster of this.#open.values()) await raster.then((open) => open.close()).catch(() => {})
    this.#open.clear()
  }
}

/** Where one slice of an input stands. */
type Stand = { file: string; band: number }

const twoDigits = (month: number) => String(month).padStart(2, '0')

/** A name for each slice of a layer, `{month}` and `{year}` filled in. */
export function namesOf(pattern: string, times: Layer['times'], [first, last]: Years = none): string[] {
  const years = times === 'years' ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [0]
  const months = times === 'once' ? [0] : Array.from({ length: 12 }, (_, i) => i + 1)
  return years.flatMap((year) =>
    months.map((month) => pattern.replaceAll('{year}', String(year)).replaceAll('{month}', twoDigits(month))),
  )
}

type Years = readonly [first: number, last: number]
const none: Years = [1, 0]

/** Files and bands of an input; slices that share a file take its bands one after the other. */
export function slicesIn(input: RasterInput, times: Layer['times'], folder: string, years?: Years): Stand[] {
  const taken = new Map<string, number>()
  return namesOf(input.file, times, years).map((name) => {
    const band = (taken.get(name) ?? (input.band ?? 1) - 1) + 1
    taken.set(name, band)
    return { file: located(folder, name), band }
  })
}

/** The grid that the study computes on, before it is cut to its bounds. */
export async function gridOf(study: Study, folder: string, rasters: Rasters): Promise<Grid> {
  const { grid } = study.area
  if (typeof grid !== 'string') return grid
  const named = study.inputs[grid]
  if (!named || !('file' in named)) throw new Refusal('invalid', 'observatory_study_no_grid', { input: grid })
  const { file } = slicesIn(named, 'once', folder)[0]!
  return ownGrid(await rasters.get(file), named, file)
}

/** A file's own grid, with the reference system that it names or else the study says. */
function ownGrid(raster: Raster, { epsg }: RasterInput, file: string): Grid {
  const found = raster.grid.epsg ?? epsg
  if (found === undefined) throw new Refusal('invalid', 'observatory_study_no_reference', { file })
  const grid = { ...raster.grid, epsg: found }
  if (isGeographic(grid) && !isOnEarth(grid))
    throw new Refusal('invalid', 'observatory_study_not_degrees', { file, epsg: found })
  return grid
}

/** Degrees lie within two turns and between the poles, but for half a cell that some programs add. */
const isOnEarth = (grid: Grid) => {
  const [west, south, east, north] = boundsOf(grid)
  return west >= -361 && east <= 721 && south >= -90 - grid.cellY && north <= 90 + grid.cellY
}

/** How many values a slice of each layer holds for a cell of the grid: 1, or fewer where its source is coarser. */
export async function sharesOf(layers: readonly Layer[], { study, folder, grid, rasters }: Place) {
  const shares = new Map<string, number>()
  for (const { name, times } of layers) {
    const input = study.inputs[name]
    if (!input || 'value' in input) continue
    const isCoarse = 'file' in input && input.align === 'nearest'
    const [first] = isCoarse ? slicesIn(input, times, folder, warmUpOf(study)) : []
    const own = first && (await rasters.get(first.file)).grid
    shares.set(name, own ? Math.min(1, (grid.cellX * grid.cellY) / (own.cellX * own.cellY)) : 1)
  }
  return shares
}

export async function openSource(
  layer: Layer,
  input: StudyInput,
  { study, folder, grid, rasters }: Place,
): Promise<Source> {
  const toLayer = valuesFor(layer, input, warmUpOf(study)?.[0])
  if ('value' in input) {
    const stored = constantOf(layer, input.value)
    const values = Array.from({ length: slicesOf(layer, warmUpYears(study)) }, (_, slice) =>
      toLayer(stored, slice),
    )
    return {
      layer,
      async read(window) {
        const place = new Int32Array(cellsOf(window))
        return { slices: values.map((value) => ({ values: Float64Array.of(value), place })) }
      },
    }
  }
  if ('table' in input) return tableSource(layer, input, { study, folder, grid }, toLayer)
  const files = byFile(slicesIn(input, layer.times, folder, warmUpOf(study)))
  if (input.band === undefined) await refuseFurtherBands(files, rasters)
  const isSame = layer.kind === 'number' && toLayer(1, 0) === 1 && toLayer(2, 0) === 2
  return {
    layer,
    async read(window) {
      const places = new Places(grid, window)
      const read: Slice[] = []
      const filled = new Uint8Array(input.fill ? cellsOf(window) : 0)
      for (const { file, bands } of files) {
        const raster = await rasters.get(file)
        const band = bands.find((band) => band > raster.bands)
        if (band)
          throw new Refusal('invalid', 'observatory_study_no_band', { file, band, bands: raster.bands })
        for (const found of await placed(raster, input, places, bands, file)) {
          if (found.filled) markCells(filled, found.filled, found.place)
          const slice = read.length
          const turned = (value: number) => toLayer(value, slice)
          read.push(isSame ? found : { ...found, values: Float64Array.from(found.values, turned) })
        }
      }
      return { slices: read, ...(input.fill && { filled }) }
    },
  }
}

/** A file with more bands than are asked of it has to be told which: the first may be a sum, an error, another year. */
async function refuseFurtherBands(files: readonly { file: string; bands: number[] }[], rasters: Rasters) {
  const asked = new Map<string, number>()
  for (const { file, bands } of files) asked.set(file, (asked.get(file) ?? 0) + bands.length)
  for (const [file, used] of asked) {
    const { bands } = await rasters.get(file)
    if (bands > used) throw new Refusal('invalid', 'observatory_study_which_band', { file, bands, used })
  }
}

/** Slices that follow one another in a file are read together. */
function byFile(stands: readonly Stand[]): { file: string; bands: number[] }[] {
  const files: { file: string; bands: number[] }[] = []
  for (const { file, band } of stands) {
    const last = files.at(-1)
    if (last?.file === file) last.bands.push(band)
    else files.push({ file, bands: [band] })
  }
  return files
}

export const warmUpOf = ({ model }: Study) => (model.name === 'gsocseq' ? model.warmUp : undefined)

function warmUpYears(study: Study): number {
  const [first, last] = warmUpOf(study) ?? none
  return last - first + 1
}

async function tableSource(
  layer: Layer,
  input: TableInput,
  { study, folder, grid }: { study: Study; folder: string; grid: Grid },
  toLayer: ToLayer,
): Promise<Source> {
  const columns = namesOf(input.column, layer.times, warmUpOf(study))
  const table = await openTable(located(folder, input.table), columns, grid)
  const missing = (value: number) => (value === input.nodata ? NaN : value)
  return {
    layer,
    read: async (window) => ({
      slices: columns.map((column, slice) => ({
        values: table.read(window, column).map((value) => toLayer(missing(value), slice)),
      })),
    }),
  }
}

/** `filled` marks the values that are those of a neighbour */
type Placed = Slice & { readonly filled?: Uint8Array }

/** How the cells of a file come onto the grid, or a refusal where they would not. */
async function placed(
  raster: Raster,
  input: RasterInput,
  places: Places,
  bands: readonly number[],
  file: string,
): Promise<Placed[]> {
  const { grid, window } = places
  const own = ownGrid(raster, input, file)
  if (own.epsg !== grid.epsg)
    throw new Refusal('invalid', 'observatory_study_other_reference', {
      file,
      found: own.epsg,
      wanted: grid.epsg,
    })
  if (input.align === 'nearest') return nearest(raster, input, places.in(own, input.fill), bands)
  const offset = offsetIn(own, grid)
  if (!offset)
    throw new Refusal('invalid', 'observatory_study_misaligned', {
      file,
      found: describe(own),
      wanted: describe(grid),
    })
  const moved = { ...window, column: window.column + offset.column, row: window.row + offset.row }
  const read = await readParts(raster, partsIn(own, moved), bands, input.nodata)
  return read.map((values) => ({ values }))
}

const describe = ({ west, north, cellX, cellY }: Grid) => `${cellX} × ${cellY} from ${west}, ${north}`

/** Windows that lie beside each other, read as one. */
async function readParts(
  raster: Raster,
  parts: readonly Window[],
  bands: readonly number[],
  nodata: number | undefined,
): Promise<Values[]> {
  const [first, second] = await Promise.all(parts.map((part) => raster.read(part, bands, nodata)))
  if (!second) return first!
  return first!.map((west, i) => besideEachOther(west, parts[0]!, second[i]!, parts[1]!))
}

function besideEachOther(west: Values, one: Window, east: Values, other: Window): Values {
  const width = one.width + other.width
  const Wide = west instanceof Float32Array && east instanceof Float32Array ? Float32Array : Float64Array
  const both = new Wide(width * one.height)
  for (let row = 0; row < one.height; row++) {
    both.set(west.subarray(row * one.width, (row + 1) * one.width), row * width)
    both.set(east.subarray(row * other.width, (row + 1) * other.width), row * width + one.width)
  }
  return both
}

/** Each cell takes the value of the file's cell in which its centre lies; with `fill`, of the nearest one with data. */
async function nearest(
  raster: Raster,
  { fill, nodata }: RasterInput,
  { own, parts, place }: Coarse,
  bands: readonly number[],
): Promise<Placed[]> {
  const read = await readParts(raster, parts, bands, nodata)
  const part = { width: parts.reduce((sum, { width }) => sum + width, 0), height: parts[0]!.height }
  return read.map((stored) => {
    const values = fill ? fillNearest(stored, part, fill, own.cellX / own.cellY) : stored
    const isFilled = (value: number, at: number) => +(Number.isNaN(value) && !Number.isNaN(values[at]))
    const filled = fill ? { filled: Uint8Array.from(stored, isFilled) } : {}
    // A source finer than the grid is brought to the grid's cells, so that it takes no more room than they do.
    if (values.length <= place.length) return { values, place, ...filled }
    const marks = new Uint8Array(place.length)
    if (filled.filled) markCells(marks, filled.filled, place)
    return { values: gathered(values, place), ...(filled.filled && { filled: marks }) }
  })
}

/** From the stored number of a slice to the layer's: scale, offset and unit, or the place of its class. */
type ToLayer = (stored: number, slice: number) => number

/** `firstYear`: of the warm-up, whose months have the days of their own years */
function valuesFor(layer: Layer, input: StudyInput, firstYear?: number): ToLayer {
  if (layer.kind === 'class') {
    if ('value' in input) return (value) => value
    const classes = new Map(
      Object.entries(input.classes ?? {}).map(([code, name]) => [Number(code), layer.classes.indexOf(name)]),
    )
    const strange = Object.values(input.classes ?? {}).find((name) => !layer.classes.includes(name))
    if (!classes.size || strange !== undefined)
      throw new Refusal('invalid', 'observatory_study_classes', {
        layer: layer.name,
        classes: layer.classes.join(', '),
      })
    return (stored) => classes.get(stored) ?? NaN
  }
  const ways = conversion(input.unit, layer.unit)
  if (!ways)
    throw new Refusal('invalid', 'observatory_study_unit', {
      layer: layer.name,
      unit: input.unit,
      units: unitsFor(layer.unit).join(', '),
    })
  const { factor, offset, isDaily } = ways
  if (isDaily && layer.times === 'once')
    throw new Refusal('invalid', 'observatory_study_unit', {
      layer: layer.name,
      unit: input.unit,
      units: unitsFor(layer.unit).join(', '),
    })
  const yearOf = (slice: number) =>
    layer.times === 'years' && firstYear !== undefined ? firstYear + Math.floor(slice / 12) : undefined
  const daysOf = (slice: number) => (isDaily ? daysInMonth((slice % 12) + 1, yearOf(slice)) : 1)
  const [scale, shift] = 'value' in input ? [1, 0] : [input.scale, input.offset]
  return (stored, slice) => (stored * scale + shift) * factor * daysOf(slice) + offset
}

function constantOf(layer: Layer, value: number | string): number {
  const found = layer.kind === 'class' ? layer.classes.indexOf(String(value)) : Number(value)
  if (layer.kind === 'class' ? found >= 0 : Number.isFinite(found)) return found
  throw new Refusal('invalid', 'observatory_study_constant', { layer: layer.name, value })
}
