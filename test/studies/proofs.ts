import { join } from 'node:path'
import { fromFile } from 'geotiff'
import { layerStockError } from '#soil'
import { folder } from './made-up.ts'
import { againstCountries, dataFolder, filledIn, hasData, realStudy, rowsOf, tallyIn } from './real.ts'
import { wholeRun, type Whole } from './whole.ts'
import { protocolWorld } from './world.ts'

/** What a proof found; `left-out` where it had nothing to look at. */
export interface Found {
  readonly holds: boolean | 'left-out'
  readonly lines: readonly string[]
}

/** No run may take more memory than this, whatever its grid. */
const mostMb = 1500

const leftOut: Found = {
  holds: 'left-out',
  lines: ['The maps were not at hand: `DATA_DIR` names the folder that holds them.'],
}

const table = (rows: readonly (readonly [what: string, found: string | number])[]) => [
  '| | |',
  '|---|---|',
  ...rows.map(([what, found]) => `| ${what} | ${found} |`),
]

const grouped = (value: number) => Math.round(value).toLocaleString('en')
const costOf = ({ threads, seconds, cpuSeconds, peakMb }: Whole, cells: number) =>
  [
    ['threads', threads],
    ['wall time, s', seconds.toFixed(0)],
    ['CPU time, s', cpuSeconds.toFixed(0)],
    ['CPU time, µs a cell of the grid', ((1e6 * cpuSeconds) / cells).toFixed(1)],
    ['peak memory, MB', grouped(peakMb)],
  ] as const
const tallied = (out: string) => [
  ...Object.entries(tallyIn(out)).map(([reason, cells]) => [`cells: ${reason}`, grouped(cells)] as const),
  ...Object.entries(filledIn(out)).map(
    ([layer, cells]) => [`cells, computed or not, with the nearest value: ${layer}`, grouped(cells)] as const,
  ),
]

/** The world at 10 km by IPCC Tier 1, held against what the maps' own notes say of countries. */
export async function worldTier1(bounds?: readonly number[]): Promise<Found> {
  if (!hasData) return leftOut
  using at = folder()
  const out = join(at.path, 'out')
  const whole = await wholeRun(await realStudy('world-tier1', at.path, bounds), out, 2)
  const ratios = againstCountries(out, 'ploughed-before', 'mean_t_c_ha_0_30_NoLU')
  // One cell in two hundred may be another's, with half or twice the stock.
  const within = ratios.filter((ratio) => Math.abs(ratio - 1) < 0.01).length
  return {
    holds: whole.peakMb < mostMb && ratios.length > 0 && within >= 0.95 * ratios.length,
    lines: [
      '`content/studies/world-tier1.yaml`: reference stocks of 10 km (Sanderman, Hengl & Fiske 2017), IPCC climate zones of half a',
      'degree, what two changes of management do to a hectare. The stock before ploughing is the reference stock itself, so that its mean',
      'by country must be that of the notes that came with the maps – other borders (1:50 million), and a sphere for our ellipsoid.',
      '',
      ...table([
        ...costOf(whole, 4320 * 2160),
        ...tallied(out),
        ['countries compared: those with the same cells but for 0.5 %', ratios.length],
        ['of them within 1 %', within],
        ['our mean over theirs, median', ratios[Math.floor(ratios.length / 2)]?.toFixed(4) ?? '–'],
        [
          'our mean over theirs, least to greatest',
          `${ratios[0]?.toFixed(4)} to ${ratios.at(-1)?.toFixed(4)}`,
        ],
      ]),
    ],
  }
}

/** The world at equilibrium, under weather that is made from its climate zones. */
export async function worldEquilibrium(bounds?: readonly number[]): Promise<Found> {
  if (!hasData) return leftOut
  using at = folder()
  const out = join(at.path, 'out')
  const whole = await wholeRun(await realStudy('world-equilibrium', at.path, bounds), out, 2)
  const row = rowsOf(join(out, 'by-country.csv')).sort((a, b) => Number(b.cells) - Number(a.cells))
  return {
    holds: whole.peakMb < mostMb && (tallyIn(out).computed ?? 0) > 0,
    lines: [
      '**An illustration, not a result.** `content/studies/world-equilibrium.yaml`: the plant input that would hold the stock of 2010 for',
      'ever (RothC-26.3, direct solution by the soil engine), every cell under a typical year of its IPCC climate zone that we made up',
      '(`content/studies/zone-climate.csv`), every soil with 20 % of clay. No monthly climate of the world was at hand. What it proves is',
      'that the runner takes a whole world through the engine; no figure of it is about a place.',
      '',
      ...table([
        ...costOf(whole, 4320 * 2160),
        ...tallied(out),
        ...row
          .slice(0, 5)
          .map(
            ({ name, mean }) => [`mean plant input, ${name}, t C/ha/yr`, Number(mean).toFixed(2)] as const,
          ),
      ]),
    ],
  }
}

/** Bhutan at 250 m, each cell's error that of the package. */
export async function bhutan(bounds?: readonly number[]): Promise<Found> {
  if (!hasData) return leftOut
  using at = folder()
  const out = join(at.path, 'out')
  const whole = await wholeRun(await realStudy('bhutan-stock', at.path, bounds), out, 1)
  const [compared, apart] = await bhutanByHand(at.path, out)
  const mean = (output: string) =>
    Number(
      rowsOf(join(out, 'by-country.csv')).find((row) => row.output === output && row.code === '064')?.mean,
    )
  const known = rowsOf(join(dataFolder, 'country-soc/country_soc_0_30cm.csv')).find(
    ({ iso3 }) => iso3 === 'BTN',
  )!
  return {
    holds: whole.peakMb < mostMb && compared > 0 && apart < 1e-6,
    lines: [
      '`content/studies/bhutan-stock.yaml`: national maps of carbon, density and stones with the standard deviations of the first two',
      '(FAO-SID/GloSIS, CC BY 4.0), to the stock of 0–30 cm and its standard deviation in every cell. Every hundredth cell is worked out',
      'again from the maps themselves.',
      '',
      ...table([
        ...costOf(whole, 1503 * 690),
        ...tallied(out),
        ['cells worked out again', compared],
        ['furthest apart, relative', apart.toExponential(1)],
        ['mean stock, t C/ha', mean('stock').toFixed(1)],
        ['mean standard deviation of a cell, t C/ha', mean('stock-sd').toFixed(1)],
        ['mean stock in 2010 by the world map of 10 km, t C/ha', known.mean_t_c_ha_0_30_2010AD!],
      ]),
      '',
      'The last three belong together: two maps of one country differ by more than any change that one would look for in it.',
    ],
  }
}

async function bhutanByHand(at: string, out: string): Promise<[compared: number, apart: number]> {
  const map = async (file: string) => {
    const tiff = await fromFile(file)
    const [values] = (await (await tiff.getImage()).readRasters()) as unknown as Float32Array[]
    await tiff.close()
    return values!
  }
  const source = (name: string) => map(join(at, 'bhutan-soil-maps', `BT-GSNM-${name}.tif`))
  const [carbon, carbonSd] = [await source('CORG-2024-0-30-MEAN'), await source('CORG-2024-0-30-SDEV')]
  const [density, densitySd] = [await source('BKD-2024-0-30-MEAN'), await source('BKD-2024-0-30-SDEV')]
  const coarse = await source('CFRAGF-2024-0-30-MEAN')
  const [stock, sd] = [await map(join(out, 'stock.tif')), await map(join(out, 'stock-sd.tif'))]
  if (stock.length !== carbon.length) return [0, NaN]
  let [compared, apart] = [0, 0]
  for (let cell = 0; cell < stock.length; cell += 100) {
    if (Number.isNaN(stock[cell])) continue
    const layer = {
      ...{ upperCm: 0, lowerCm: 30, ocGKg: 10 * carbon[cell]!, densityGCm3: density[cell]! },
      ...{ coarsePercent: coarse[cell]!, densityBasis: 'fine-earth-volume' as const },
    }
    const errors = {
      ocGKg: 10 * carbonSd[cell]!,
      densityGCm3: densitySd[cell]!,
      coarsePercent: 0,
      thicknessCm: 0,
    }
    const expected = layerStockError(layer, errors)
    const off = Math.max(Math.abs(stock[cell]! / expected.value - 1), Math.abs(sd[cell]! / expected.sd - 1))
    ;[compared, apart] = [compared + 1, Math.max(apart, off)]
  }
  return [compared, apart]
}

/** FAO's protocol with twenty years of made-up months over two square grids: how long, and how little memory more. */
export async function protocol(edges: readonly number[], years = 20): Promise<Found> {
  const runs: { edge: number; whole: Whole; tally: Record<string, number> }[] = []
  for (const edge of edges) {
    using at = folder()
    const out = join(at.path, 'out')
    const file = await protocolWorld(at.path, { width: edge, height: edge, coarse: 4, block: 128, years })
    const whole = await wholeRun(file, out, 2)
    runs.push({ edge, whole, tally: tallyIn(out) })
  }
  const peaks = runs.map(({ whole }) => whole.peakMb)
  const growth = peaks.at(-1)! / peaks[0]!
  return {
    holds: Math.max(...peaks) < mostMb && growth < 1.5,
    lines: [
      `Made-up cells of a kilometre, three quarters of them farmed, a climate of four kilometres, ${years} years of months: spin-up, warm-up`,
      'and twenty years forward under four scenarios. From the study file to maps with overviews, on two threads.',
      '',
      ...runs.flatMap(({ edge, whole, tally }) => [
        `**${grouped(edge * edge)} cells**`,
        '',
        ...table([
          ...costOf(whole, edge * edge),
          ...Object.entries(tally).map(([reason, cells]) => [`cells: ${reason}`, grouped(cells)] as const),
        ]),
        '',
      ]),
      `Memory of the largest over the smallest: ${growth.toFixed(2)}, for ${grouped((edges.at(-1)! / edges[0]!) ** 2)} times the cells.`,
    ],
  }
}
