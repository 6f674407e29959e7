import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromFile } from 'geotiff'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { layerStockError } from '#soil'
import { recordsIn } from '#tables'
import { hashes } from '../../../../test/studies/hashes.ts'
import { folder, island, writeTiff } from '../../../../test/studies/made-up.ts'
import { disk, type Disk } from './disk.server.ts'
import { openStudy, type StudyDocument } from './document.server.ts'
import { runStudy, type RunOptions } from './run.server.ts'
import { validateStudy } from './validate.server.ts'

// Threads that start up, and syncs to the disk.

const opened = async (file: string) => (await openStudy(file)) as StudyDocument

const run = async (file: string, out: string, more: Partial<RunOptions> = {}) =>
  runStudy(await opened(file), {
    out,
    resume: false,
    threads: 1,
    version: 'test',
    disk,
    now: () => performance.now(),
    print: () => {},
    isPaused: () => false,
    ...more,
  })

test('a run gives maps that another reader places and reads, cell by cell', async () => {
  using at = folder()
  const out = join(at.path, 'out')
  const { tally } = await run(island(at.path), out)
  expect(tally).toEqual({ computed: 58_755, 'no carbon': 1245 })

  const tiff = await fromFile(join(out, 'stock.tif'))
  const image = await tiff.getImage()
  expect(image.getBoundingBox().map((edge) => Number(edge.toFixed(9)))).toEqual([10, 48, 13, 50])
  expect(image.getGeoKeys()).toMatchObject({ GeographicTypeGeoKey: 4326, GTRasterTypeGeoKey: 1 })
  expect(image.getGDALNoData()).toBeNaN()
  const [stock] = (await image.readRasters()) as unknown as Float32Array[]
  const carbon = await valuesOf(join(at.path, 'carbon.tif'))
  const density = await valuesOf(join(at.path, 'density.tif'))
  const carbonSd = await valuesOf(join(at.path, 'carbon-sd.tif'))
  const sd = await valuesOf(join(out, 'stock-sd.tif'))
  for (const cell of [0, 299, 12_345, 59_999]) {
    const layer = {
      upperCm: 0,
      lowerCm: 30,
      ocGKg: carbon[cell]!,
      densityGCm3: density[cell]!,
      coarsePercent: 5,
      densityBasis: 'fine-earth-volume',
    } as const
    const errors = { ocGKg: carbonSd[cell]!, densityGCm3: 0, coarsePercent: 0, thicknessCm: 0 }
    const expected = layerStockError(layer, errors)
    expect(stock![cell]).toBeCloseTo(expected.value, 4)
    expect(sd[cell]).toBeCloseTo(expected.sd, 4)
  }
  expect(stock![90 * 300 + 80]).toBeNaN()

  // Overviews halve until one block holds all; a cell is the mean of those under it.
  expect(await tiff.getImageCount()).toBe(4)
  const overview = await tiff.getImage(1)
  expect([overview.getWidth(), overview.getHeight()]).toEqual([150, 100])
  const [half] = (await overview.readRasters()) as unknown as Float32Array[]
  expect(half![0]).toBeCloseTo((stock![0]! + stock![1]! + stock![300]! + stock![301]!) / 4, 4)
  await tiff.close()
})

async function valuesOf(file: string) {
  const tiff = await fromFile(file)
  const [values] = (await (await tiff.getImage()).readRasters()) as unknown as Float32Array[]
  await tiff.close()
  return values!
}

test('tables, catalogue item, picture and provenance stand beside the maps', async () => {
  using at = folder()
  const out = join(at.path, 'out')
  await run(island(at.path, { tables: ['country'] }), out)
  const rows = recordsIn(readFileSync(join(out, 'by-country.csv'), 'utf8'))
  const stocks = rows.filter(({ output }) => output === 'stock')
  expect(stocks.map(({ name }) => name)).toEqual(['Austria', 'Czechia', 'Germany'])
  expect(stocks.reduce((sum, { cells }) => sum + Number(cells), 0)).toBe(58_755)
  for (const { mean, area_ha, total } of stocks)
    expect(Number(total) / (Number(mean) * Number(area_ha))).toBeCloseTo(1, 5)

  const item = JSON.parse(readFileSync(join(out, 'item.json'), 'utf8')) as {
    bbox: number[]
    assets: Record<string, { href: string; unit?: string }>
  }
  expect(item.bbox.map((edge) => Number(edge.toFixed(9)))).toEqual([10, 48, 13, 50])
  expect(item.assets.stock).toMatchObject({ href: './stock.tif', unit: 't C/ha' })
  expect(readFileSync(join(out, 'stock.png')).subarray(1, 4).toString()).toBe('PNG')
})

test('a provenance file replays its run, and refuses data that have changed', async () => {
  using at = folder()
  const [out, again] = [join(at.path, 'out'), join(at.path, 'again')]
  await run(island(at.path), out)
  await run(join(out, 'provenance.json'), again)
  expect(hashes(again)).toEqual(hashes(out))
  const place = { west: 10, north: 50, cell: 0.01 }
  writeTiff(join(at.path, 'density.tif'), 300, new Float32Array(60_000).fill(1.2), place)
  const replay = run(join(out, 'provenance.json'), join(at.path, 'third'))
  await expect(replay).rejects.toMatchObject({ text: 'observatory_study_input_changed' })
})

test('a paused run goes on where it stopped, on other threads, to the same bytes', async () => {
  using at = folder()
  const file = island(at.path)
  const [whole, paused] = [join(at.path, 'whole'), join(at.path, 'paused')]
  await run(file, whole)
  let asked = 0
  const first = await run(file, paused, { isPaused: () => ++asked > 7 })
  expect(first).toMatchObject({ state: 'paused', done: 7, tiles: 20 })
  await expect(run(file, paused)).rejects.toMatchObject({ text: 'observatory_study_begun' })
  // A crash may tear the journal's last line, and a tile.
  truncateSync(join(paused, 'work', 'journal'), readFileSync(join(paused, 'work', 'journal')).byteLength - 3)
  truncateSync(join(paused, 'work', '2.tile'), 100)
  await run(file, paused, { resume: true, threads: 2 })
  expect(hashes(paused)).toEqual(hashes(whole))
  // Cut off after the last file: only the tiles are left to be taken away.
  mkdirSync(join(paused, 'work'))
  writeFileSync(join(paused, 'work', '3.tile'), '')
  await run(file, paused, { resume: true })
  expect(hashes(paused)).toEqual(hashes(whole))
  await expect(run(file, paused, { resume: true })).rejects.toMatchObject({
    text: 'observatory_study_complete',
  })
})

test('another study never takes over the tiles of this one', async () => {
  using at = folder()
  const out = join(at.path, 'out')
  let asked = 0
  await run(island(at.path), out, { isPaused: () => ++asked > 2 })
  const file = island(at.path, { model: { name: 'stock', lowerCm: 20, densityBasis: 'fine-earth-volume' } })
  await expect(run(file, out, { resume: true })).rejects.toMatchObject({
    text: 'observatory_study_other_run',
  })
})

/** A disk that is full once so many bytes are written. */
function fillingUp(room: number): Disk {
  let left = room
  const full = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  return {
    append: (path, line) => disk.append(path, line),
    async create(path) {
      const draft = await disk.create(path)
      return {
        ...draft,
        async write(bytes) {
          left -= bytes.byteLength
          if (left < 0) throw full()
          await draft.write(bytes)
        },
      }
    },
  }
}

test.each([
  ['among the tiles', 200_000],
  ['among the outputs', 600_000],
])('a disk that fills up %s is said in words, and finished tiles are kept', async (_, room) => {
  using at = folder()
  const file = island(at.path)
  const [whole, full] = [join(at.path, 'whole'), join(at.path, 'full')]
  await run(file, whole)
  const refusal = await run(file, full, { disk: fillingUp(room) }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'unavailable', text: 'observatory_study_disk' })
  const { done } = (refusal as { data: { done: number } }).data
  expect(done).toBeGreaterThan(0)
  await run(file, full, { resume: true })
  expect(hashes(full)).toEqual(hashes(whole))
})

test('a file torn after the run began ends it with a refusal, not with a wrong map', async () => {
  using at = folder()
  const file = island(at.path)
  const document = await opened(file)
  truncateSync(join(at.path, 'density.tif'), 100_000)
  await expect(run(file, join(at.path, 'out'))).rejects.toMatchObject({ text: 'observatory_study_torn' })
  const { problems } = await validateStudy(document, () => 0)
  expect(problems[0]!.reason).toMatch(/density\.tif is incomplete/)
})

const validated = async (at: string, study: Record<string, unknown>) =>
  validateStudy(await opened(island(at, study)), () => performance.now())

test('a sound study is told what it takes', async () => {
  using at = folder()
  const { problems, found } = await validated(at.path, {})
  expect(problems).toEqual([])
  expect(found).toMatchObject({ cells: 60_000, tiles: 20, files: 3 })
  const carbon = found!.ranges.find(({ layer }) => layer === 'carbon')!
  expect(carbon.min).toBeGreaterThan(9)
  expect(carbon.max).toBeLessThan(31)
})

test('whatever is amiss is named at once, with what to do', async () => {
  using at = folder()
  mkdirSync(join(at.path, 'more'))
  const place = { west: 10.005, north: 50, cell: 0.01 }
  writeTiff(join(at.path, 'shifted.tif'), 300, new Float32Array(60_000).fill(1.2), place)
  const text = readFileSync(island(at.path), 'utf8')
  const { inputs } = parse(text) as { inputs: Record<string, object> }
  const reasons = async (changed: Record<string, unknown>) => {
    const { problems } = await validated(at.path, { inputs: { ...inputs, ...changed } })
    return problems.map(({ field, reason }) => `${field}: ${reason}`).join('\n')
  }
  expect(await reasons({ density: undefined, desnity: inputs.density })).toMatch(
    /inputs\.density: stock needs(.|\n)*inputs\.desnity: desnity is not an input/,
  )
  expect(await reasons({ density: { file: 'shifted.tif', unit: 'g/cm3' } })).toMatch(/align: nearest/)
  expect(await reasons({ density: { file: 'density.tif', unit: 'mm' } })).toMatch(/must be in g\/cm³, t\/m³/)
  expect(await reasons({ density: { file: 'none.tif', unit: 'g/cm3' } })).toMatch(/none\.tif does not exist/)
  expect(await reasons({ density: { file: 'density.tif', unit: 'kg/m3' } })).toMatch(/density out of range/)
})

test('a grid beyond all measure is refused before anything is made of it', async () => {
  using at = folder()
  const grid = { west: 0, north: 80, cellX: 1e-6, cellY: 1e-6, width: 10_000_000, height: 10_000_000 }
  const { problems } = await validated(at.path, { area: { grid } })
  expect(problems[0]!.reason).toMatch(/the maximum is 1000000/)
})

test('a cell that the science refuses stays empty and is counted by its reason', async () => {
  using at = folder()
  const file = island(at.path, {
    model: {
      name: 'tier1',
      scenarios: { tilled: { before: { landUse: 'native' }, after: { landUse: 'perennial' } } },
    },
    inputs: {
      carbon: { file: 'carbon.tif', unit: 't C/ha' },
      zone: {
        table: 'zones.csv',
        column: 'zone',
        unit: 'class',
        classes: { 1: 'polar-dry', 2: 'boreal-dry' },
      },
    },
  })
  writeFileSync(join(at.path, 'zones.csv'), 'x,y,zone\n10.005,49.995,1\n10.015,49.995,2\n')
  const { tally } = await run(file, join(at.path, 'out'))
  expect(tally).toMatchObject({ computed: 1, 'no zone': 59_998 })
  expect(Object.keys(tally).some((reason) => reason.startsWith('refused'))).toBe(true)
})
