// `node bench/studies.ts`, with `--json` for programs: how many cells a second the grid runner makes of made-up maps, and
// how much memory it takes. The larger grid of a pair must not take more than the smaller one.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { stringify } from 'yaml'
import { folder, writeTiff } from '../test/studies/made-up.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, cells: { type: 'string', default: '20000' } },
})

type Measured = { model: string; cells: number; seconds: number; cellsPerSecond: number; peakMb: number }

const runner = fileURLToPath(new URL('../test/studies/runner.ts', import.meta.url))
const peak = `data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))`

async function measure(model: string, width: number, height: number): Promise<Measured> {
  using at = folder()
  const file = join(at.path, 'study.yaml')
  writeFileSync(file, stringify(model === 'stock' ? stockStudy() : protocolStudy()))
  const place = { west: 0, north: 40, cell: 0.001 }
  const map = (name: string, value: (i: number) => number) =>
    writeTiff(
      join(at.path, `${name}.tif`),
      width,
      Float32Array.from({ length: width * height }, (_, i) => value(i)),
      place,
    )
  if (model === 'stock') {
    map('carbon', (i) => 10 + (i % 17))
    map('carbon-sd', (i) => 1 + (i % 3))
    map('density', (i) => 1 + (i % 5) / 10)
  } else {
    map('stock', (i) => 30 + (i % 61))
    map('clay', (i) => 5 + (i % 50))
    for (const year of ['mean', ...Array.from({ length: 20 }, (_, i) => 2001 + i)])
      writeWeather(at.path, String(year))
  }
  const begun = performance.now()
  const { stderr } = await promisify(execFile)(process.execPath, [
    `--import=${peak}`,
    runner,
    file,
    join(at.path, 'out'),
    'new',
    String(availableParallelism()),
  ])
  const seconds = (performance.now() - begun) / 1000
  const peakMb =
    Math.max(...[...stderr.matchAll(/peak (\d+)/g)].map(([, kilobytes]) => Number(kilobytes))) / 1024
  const cells = width * height
  return { model, cells, seconds, cellsPerSecond: cells / seconds, peakMb }
}

/** Climate is coarser than soil: sixteen cells a month, taken by the nearest. */
function writeWeather(path: string, year: string) {
  const place = { west: -1, north: 41, cell: 4 }
  const shift = year === 'mean' ? 0 : Number(year) % 4
  for (let month = 1; month <= 12; month++) {
    const wave = Math.cos(((month - 7) / 6) * Math.PI)
    const name = `${year}-${String(month).padStart(2, '0')}.tif`
    const of = (base: number, swing: number) =>
      Float32Array.from({ length: 16 }, (_, i) => base + swing * wave + (i % 4) + shift / 4)
    writeTiff(join(path, `temperature-${name}`), 4, of(10, 9), place)
    writeTiff(join(path, `rain-${name}`), 4, of(60, 20), place)
    writeTiff(join(path, `evaporation-${name}`), 4, of(50, 45), place)
  }
}

const about = (title: string, grid: string) => ({
  title,
  period: ['2001-01-01', '2020-12-31'],
  area: { grid },
  tables: [],
})

const stockStudy = () => ({
  ...about('Stock with its error', 'carbon'),
  inputs: {
    carbon: { file: 'carbon.tif', unit: 'g/kg' },
    'carbon-sd': { file: 'carbon-sd.tif', unit: 'g/kg' },
    density: { file: 'density.tif', unit: 'g/cm3' },
    coarse: { value: 5, unit: '%' },
  },
  model: { name: 'stock', lowerCm: 30, densityBasis: 'fine-earth-volume' },
})

function protocolStudy() {
  const weather = (year: string) =>
    Object.entries({ temperature: '°C', rain: 'mm', evaporation: 'mm' }).map(([name, unit]) => [
      `${year === 'mean' ? '' : 'warm-up-'}${name}`,
      { file: `${name}-${year}-{month}.tif`, unit, align: 'nearest' },
    ])
  return {
    ...about('FAO GSOCseq with twenty years of weather', 'stock'),
    inputs: {
      stock: { file: 'stock.tif', unit: 't C/ha' },
      clay: { file: 'clay.tif', unit: '%' },
      'land-cover': { value: 2, unit: 'class' },
      ...Object.fromEntries([...weather('mean'), ...weather('{year}')]),
    },
    model: { name: 'gsocseq', cover: Array(12).fill(0.7), warmUp: [2001, 2020] },
  }
}

const cells = Number(values.cells)
const rows = [
  await measure('stock', 1000, Math.ceil(cells / 100)),
  await measure('stock', 2000, Math.ceil(cells / 50)),
  await measure('gsocseq', 200, Math.ceil(cells / 400)),
  await measure('gsocseq', 400, Math.ceil(cells / 400)),
]
const machine = `Node ${process.versions.node}, ${availableParallelism()} threads`
if (values.json) console.info(JSON.stringify({ machine, rows }))
else {
  console.info(`${machine}; start, checks and writing are in it`)
  for (const { model, cells, seconds, cellsPerSecond, peakMb } of rows)
    console.info(
      `${model.padEnd(8)} ${String(cells).padStart(8)} cells ${seconds.toFixed(1).padStart(6)} s ${Math.round(cellsPerSecond).toString().padStart(8)} cells/s ${Math.round(peakMb).toString().padStart(5)} MB`,
    )
}
