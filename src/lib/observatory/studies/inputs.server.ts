import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, located } from './raster/address.server.ts'
import { cellsOf, offsetIn, type Grid, type Window } from './raster/grid.ts'
import { conversion, slicesOf, unitsFor, type Layer } from './layer.ts'
import { fillNearest } from './raster/nearest.ts'
import { openRaster, type Raster } from './raster/raster.server.ts'
import { Places, type Coarse } from './raster/places.ts'
import { cellsAt, gathered, type Slice } from './tile/values.ts'
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
  /** `filled` counts cells that took the nearest value */
  read(window: Window): Promise<{ slices: Slice[]; filled: number }>
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
    const band = (taken.get(name) ?? input.band - 1) + 1
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
  const raster = await rasters.get(file)
  return { ...raster.grid, epsg: epsgOf(raster, named, file) }
}

function epsgOf(raster: Raster, { epsg }: RasterInput, file: string): number {
  const found = raster.grid.epsg ?? epsg
  if (found === undefined) throw new Refusal('invalid', 'observatory_study_no_reference', { file })
  return found
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
  const toLayer = valuesFor(layer, input)
  if ('value' in input) {
    const value = toLayer(constantOf(layer, input.value))
    const slices = slicesOf(layer, warmUpYears(study))
    return {
      layer,
      async read(window) {
        const place = new Int32Array(cellsOf(window))
        const slice = () => ({ values: Float64Array.of(value), place })
        return { slices: Array.from({ length: slices }, slice), filled: 0 }
      },
    }
  }
  if ('table' in input) return tableSource(layer, input, { study, folder, grid }, toLayer)
  const files = byFile(slicesIn(input, layer.times, folder, warmUpOf(study)))
  const isSame = layer.kind === 'number' && toLayer(1) === 1 && toLayer(2) === 2
  return {
    layer,
    async read(window) {
      const places = new Places(grid, window)
      const read: Slice[] = []
      let filled = 0
      for (const { file, bands } of files) {
        const raster = await rasters.get(file)
        const band = bands.find((band) => band > raster.bands)
        if (band)
          throw new Refusal('invalid', 'observatory_study_no_band', { file, band, bands: raster.bands })
        for (const found of await placed(raster, input, places, bands, file)) {
          filled += found.filled
          read.push(isSame ? found : { ...found, values: Float64Array.from(found.values, toLayer) })
        }
      }
      return { slices: read, filled }
    },
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
  toLayer: (stored: number) => number,
): Promise<Source> {
  const columns = namesOf(input.column, layer.times, warmUpOf(study))
  const table = await openTable(located(folder, input.table), columns, grid)
  const missing = (value: number) => (value === input.nodata ? NaN : value)
  return {
    layer,
    read: async (window) => ({
      slices: columns.map((column) => ({
        values: table.read(window, column).map((value) => toLayer(missing(value))),
      })),
      filled: 0,
    }),
  }
}

type Placed = Slice & { readonly filled: number }

/** How the cells of a file come onto the grid, or a refusal where they would not. */
async function placed(
  raster: Raster,
  input: RasterInput,
  places: Places,
  bands: readonly number[],
  file: string,
): Promise<Placed[]> {
  const { grid, window } = places
  const epsg = epsgOf(raster, input, file)
  if (epsg !== grid.epsg)
    throw new Refusal('invalid', 'observatory_study_other_reference', {
      file,
      found: epsg,
      wanted: grid.epsg,
    })
  const own: Grid = { ...raster.grid, epsg }
  if (input.align === 'nearest') return nearest(raster, input, places.in(own, input.fill), bands)
  const offset = offsetIn(own, grid)
  if (!offset)
    throw new Refusal('invalid', 'observatory_study_misaligned', {
      file,
      found: describe(own),
      wanted: describe(grid),
    })
  const moved = { ...window, column: window.column + offset.column, row: window.row + offset.row }
  const read = await raster.read(moved, bands, input.nodata)
  return read.map((values) => ({ values, filled: 0 }))
}

const describe = ({ west, north, cellX, cellY }: Grid) => `${cellX} × ${cellY} from ${west}, ${north}`

/** Each cell takes the value of the file's cell in which its centre lies; with `fill`, of the nearest one with data. */
async function nearest(
  raster: Raster,
  { fill, nodata }: RasterInput,
  { own, part, place }: Coarse,
  bands: readonly number[],
): Promise<Placed[]> {
  const read = await raster.read(part, bands, nodata)
  return read.map((stored) => {
    const values = fill ? fillNearest(stored, part, fill, own.cellX / own.cellY) : stored
    const wasFilled = Uint8Array.from(
      fill ? stored : [],
      (value, at) => +(value !== values[at]! && !Number.isNaN(values[at])),
    )
    const filled = fill ? cellsAt(wasFilled, place) : 0
    // A source finer than the grid is brought to the grid's cells, so that it takes no more room than they do.
    return values.length > place.length
      ? { values: gathered(values, place), filled }
      : { values, place, filled }
  })
}

/** From the stored number to the layer's: scale, offset and unit, or the place of its class. */
function valuesFor(layer: Layer, input: StudyInput): (stored: number) => number {
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
  const [factor, offset] = ways
  if ('value' in input) return (value) => value * factor + offset
  return (stored) => (stored * input.scale + input.offset) * factor + offset
}

function constantOf(layer: Layer, value: number | string): number {
  const found = layer.kind === 'class' ? layer.classes.indexOf(String(value)) : Number(value)
  if (layer.kind === 'class' ? found >= 0 : Number.isFinite(found)) return found
  throw new Refusal('invalid', 'observatory_study_constant', { layer: layer.name, value })
}
