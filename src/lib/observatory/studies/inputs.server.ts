import { Refusal } from '#lib/platform/refusal.ts'
import { located } from './address.server.ts'
import { cellsOf, centreX, centreY, offsetIn, type Grid, type Window } from './grid.ts'
import { conversion, slicesOf, unitsFor, type Layer } from './layer.ts'
import { fillNearest } from './nearest.ts'
import { openRaster, type Raster } from './raster.server.ts'
import type { RasterInput, Study, StudyInput, TableInput } from './study.ts'
import { openTable } from './table.server.ts'

/** A layer's values on the study's grid, in the model's unit. */
export interface Source {
  readonly layer: Layer
  /** one array a slice; `filled` counts cells that took the nearest value */
  read(window: Window): Promise<{ slices: Float64Array[]; filled: number }>
}

/** Files stay open between tiles, but no more than this: a process may hold about a thousand. */
const mostOpen = 100

/** The rasters of a run, opened once. */
export class Rasters {
  readonly #open = new Map<string, Promise<Raster>>()

  async get(file: string): Promise<Raster> {
    const opened = this.#open.get(file) ?? openRaster(file)
    this.#open.delete(file)
    this.#open.set(file, opened)
    for (const [oldest, raster] of this.#open) {
      if (this.#open.size <= mostOpen) break
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
type Slice = { file: string; band: number }

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
export function slicesIn(input: RasterInput, times: Layer['times'], folder: string, years?: Years): Slice[] {
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

export async function openSource(
  layer: Layer,
  input: StudyInput,
  { study, folder, grid, rasters }: { study: Study; folder: string; grid: Grid; rasters: Rasters },
): Promise<Source> {
  const toLayer = valuesFor(layer, input)
  if ('value' in input) {
    const value = toLayer(constantOf(layer, input.value))
    const slices = slicesOf(layer, warmUpYears(study))
    const read = (window: Window) =>
      Array.from({ length: slices }, () => new Float64Array(cellsOf(window)).fill(value))
    return { layer, read: async (window) => ({ slices: read(window), filled: 0 }) }
  }
  if ('table' in input) return tableSource(layer, input, { study, folder, grid }, toLayer)
  const slices = slicesIn(input, layer.times, folder, warmUpOf(study))
  const place = (raster: Raster, file: string) => checkedPlace(raster, input, grid, file)
  return {
    layer,
    async read(window) {
      const read: Float64Array[] = []
      let filled = 0
      for (const { file, band } of slices) {
        const raster = await rasters.get(file)
        if (band > raster.bands)
          throw new Refusal('invalid', 'observatory_study_no_band', { file, band, bands: raster.bands })
        const found = await place(raster, file)(raster, window, band)
        filled += found.filled
        read.push(found.values.map(toLayer))
      }
      return { slices: read, filled }
    },
  }
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
      slices: columns.map((column) => table.read(window, column).map((v) => toLayer(missing(v)))),
      filled: 0,
    }),
  }
}

type Reader = (
  raster: Raster,
  window: Window,
  band: number,
) => Promise<{ values: Float64Array; filled: number }>

/** How the cells of a file come onto the grid, or a refusal where they would not. */
function checkedPlace(raster: Raster, input: RasterInput, grid: Grid, file: string): Reader {
  const epsg = epsgOf(raster, input, file)
  if (epsg !== grid.epsg)
    throw new Refusal('invalid', 'observatory_study_other_reference', {
      file,
      found: epsg,
      wanted: grid.epsg,
    })
  const own: Grid = { ...raster.grid, epsg }
  if (input.align === 'nearest') return nearest(own, grid, input)
  const offset = offsetIn(own, grid)
  if (!offset)
    throw new Refusal('invalid', 'observatory_study_misaligned', {
      file,
      found: describe(own),
      wanted: describe(grid),
    })
  return async (raster, window, band) => {
    const moved = { ...window, column: window.column + offset.column, row: window.row + offset.row }
    return { values: await raster.read(moved, band, input.nodata), filled: 0 }
  }
}

const describe = ({ west, north, cellX, cellY }: Grid) => `${cellX} × ${cellY} from ${west}, ${north}`

/** Each cell takes the value of the file's cell in which its centre lies; with `fill`, of the nearest one with data. */
function nearest(own: Grid, grid: Grid, { fill, nodata }: RasterInput): Reader {
  const columnOf = (column: number) => Math.floor((centreX(grid, column) - own.west) / own.cellX)
  const rowOf = (row: number) => Math.floor((own.north - centreY(grid, row)) / own.cellY)
  return async (raster, window, band) => {
    const [left, top] = [columnOf(window.column) - fill, rowOf(window.row) - fill]
    const coarse: Window = {
      column: left,
      row: top,
      width: columnOf(window.column + window.width - 1) + fill - left + 1,
      height: rowOf(window.row + window.height - 1) + fill - top + 1,
    }
    const read = await raster.read(coarse, band, nodata)
    const full = fill ? fillNearest(read, coarse, fill, own.cellX / own.cellY) : read
    const values = new Float64Array(cellsOf(window))
    let filled = 0
    for (let row = 0; row < window.height; row++)
      for (let i = 0; i < window.width; i++) {
        const at = (rowOf(window.row + row) - top) * coarse.width + columnOf(window.column + i) - left
        values[row * window.width + i] = full[at]!
        if (Number.isNaN(read[at]) && !Number.isNaN(full[at])) filled += 1
      }
    return { values, filled }
  }
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
