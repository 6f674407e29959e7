import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { recordsIn } from '../src/tables.ts'
import { type MassBasis, cumulativeProfile, equivalentStock, referenceMass } from '../src/esm.ts'
import type { Interpolation } from '../src/interpolation.ts'
import { type SimpleEsmRow, simpleEsm } from '../src/simple-esm.ts'
import { type Layer, fixedDepthStock } from '../src/stock.ts'
import { type Group, Tally, groupsOf } from './group.ts'

/** Equivalent soil mass, laid out as `reference/esm`: `worked-examples.json` and the tables of SimpleESM. */
export const groups = (dir: string) =>
  groupsOf(dir, 'esm', {
    'worked-examples.json': (file) => [workedExamples(file)],
    'Output_ESM.csv': (file) => simpleEsmTables(dirname(file)),
  })

interface Sampling {
  bulk_density_fine_g_cm3: number[]
  oc_pct: number[]
}

interface Curve {
  reference_mass_t_ha: number
  t1_cum_mass_t_ha: number[]
  t1_cum_soc_t_ha: number[]
  soc_esm_linear: number
  soc_esm_hyman: number
  soc_esm_natural_cubic: number
}

interface Example {
  id: string
  depth_bounds_cm: number[]
  coarse_fragments_vol_pct: number[]
  t0: Sampling
  t1: Sampling
  reference_depth_cm: number
  fixed_depth_0_30: { t0_soc_t_ha: number; t1_soc_t_ha: number }
  total_fine_earth_mass: Curve
  mineral_mass: Curve
}

const bases = [
  ['total', 'total_fine_earth_mass'],
  ['mineral', 'mineral_mass'],
] as const satisfies [MassBasis, keyof Example][]

const readings = [
  ['linear', 'soc_esm_linear'],
  ['hyman', 'soc_esm_hyman'],
  ['natural', 'soc_esm_natural_cubic'],
] as const satisfies [Interpolation, keyof Curve][]

const profile = (e: Example, { bulk_density_fine_g_cm3, oc_pct }: Sampling): Layer[] =>
  oc_pct.map((oc, i) => ({
    upperCm: e.depth_bounds_cm[i],
    lowerCm: e.depth_bounds_cm[i + 1],
    ocGKg: oc * 10,
    densityGCm3: bulk_density_fine_g_cm3[i],
    densityBasis: 'fine-earth-volume',
    coarsePercent: e.coarse_fragments_vol_pct[i],
  }))

function workedExamples(file: string): Group {
  const tally = new Tally('esm worked examples', 1e-9, 't/ha')
  tally.read(file)
  for (const e of JSON.parse(readFileSync(file, 'utf8')) as Example[])
    tally.case(e.id, () => compareExample(e, tally))
  return tally.group()
}

function compareExample(e: Example, tally: Tally): void {
  const [t0, t1] = [profile(e, e.t0), profile(e, e.t1)]
  tally.compare(e.id, fixedDepthStock(t0, e.reference_depth_cm), e.fixed_depth_0_30.t0_soc_t_ha)
  tally.compare(e.id, fixedDepthStock(t1, e.reference_depth_cm), e.fixed_depth_0_30.t1_soc_t_ha)
  for (const [mass, key] of bases) {
    const expected = e[key]
    const { massTHa, carbonTHa } = cumulativeProfile(t1, mass)
    expected.t1_cum_mass_t_ha.forEach((m, i) => tally.compare(e.id, massTHa[i], m))
    expected.t1_cum_soc_t_ha.forEach((c, i) => tally.compare(e.id, carbonTHa[i], c))
    // Printed to eight decimals, and read below at its full value.
    const reference = referenceMass(t0, e.reference_depth_cm, mass)
    if (!(Math.abs(reference - expected.reference_mass_t_ha) < 1e-8))
      tally.fault(e.id, `reference mass ${reference}, expected ${expected.reference_mass_t_ha}`)
    for (const [interpolation, result] of readings) {
      const { stockTHa } = equivalentStock(t1, reference, { mass, interpolation })
      tally.compare(e.id, stockTHa, expected[result])
    }
  }
}

const outputs = [
  { name: 'Output_FD.csv', suffix: '_FD', own: '', output: 'fixedDepth' },
  { name: 'Output_ESM.csv', suffix: '_ESM', own: '_ESM', output: 'sliced' },
  { name: 'Output_ESM2.csv', suffix: '_ESM2', own: '_ESM2', output: 'spline' },
] as const

type Row = Readonly<Record<string, string>>

const number = (cell: string | undefined): number => (cell ? Number(cell) : Number.NaN)
const point = (row: Row): string => [row.Campaign, row.Plot, row.Point].join(' ')
const bounds = (row: Row) => ({ upperCm: -number(row.Upper_cm), lowerCm: -number(row.Lower_cm) })

function simpleEsmTables(dir: string): Group[] {
  const read = (name: string): Row[] => recordsIn(readFileSync(join(dir, name), 'utf8'))
  const [densities, contents, reference] = ['bd.csv', 'concentrations.csv', 'ref_soil_mass.csv'].map(read)
  let mass = 0
  const references = reference.map((row) => (mass += number(row.Ref_soil_mass_t_ha)))
  return outputs.map(({ name, suffix, own, output }) => {
    const tally = new Tally(`esm SimpleESM ${name}`, 1e-9, 't/ha, g/kg and ‰')
    tally.read(...['bd.csv', 'concentrations.csv', 'ref_soil_mass.csv', name].map((file) => join(dir, file)))
    const expectedRows = read(name)
    for (const id of new Set([...contents, ...expectedRows].map(point)))
      tally.case(id, () => {
        const ofPoint = (all: readonly Row[]) => all.filter((row) => point(row) === id)
        const rows = ofPoint(expectedRows)
        const tables = simpleEsm(
          {
            densities: ofPoint(densities).map((row) => ({
              ...bounds(row),
              densityGCm3: number(row.BD_g_cm3),
            })),
            contents: ofPoint(contents).map((row) => ({
              ...bounds(row),
              socGKg: number(row.SOC_g_kg),
              nGKg: number(row.N_g_kg),
              d13C: number(row.d13C_per1000),
              d15N: number(row.d15N_per1000),
            })),
          },
          references,
        )
        tally.exact(id, 'number of layers', tables[output].length, rows.length)
        rows.forEach((row, i) => {
          for (const [column, value] of columns(tables[output][i], tables[output][i - 1], suffix, own))
            tally.compare(id, value, number(row[column]))
        })
      })
    return tally.group()
  })
}

/** Every figure of a row of SimpleESM by its column: from the surface (`_cum`) and within the layer. */
function columns(
  row: SimpleEsmRow,
  above: SimpleEsmRow | undefined,
  suffix: string,
  own: string,
): [string, number][] {
  const part = (q: keyof SimpleEsmRow) => row[q] - (above?.[q] ?? 0)
  const upper = above?.depthCm ?? 0
  return [
    ['Upper_cm', -upper],
    ['Lower_cm', -row.depthCm],
    ['Upper', 10 * upper],
    ['Lower', 10 * row.depthCm],
    [`Soil_mass_cum${own}`, row.massTHa],
    [`SOC_stock_cum${suffix}`, row.carbonTHa],
    [`N_stock_cum${suffix}`, row.nitrogenTHa],
    [`C_N_ratio_cum${suffix}`, row.carbonTHa / row.nitrogenTHa],
    [`d13C_per1000_cum${suffix}`, row.carbonDelta13 / row.carbonTHa],
    [`d15N_per1000_cum${suffix}`, row.nitrogenDelta15 / row.nitrogenTHa],
    [`Soil_mass${own}`, part('massTHa')],
    [`SOC_stock${suffix}`, part('carbonTHa')],
    [`N_stock${suffix}`, part('nitrogenTHa')],
    [`SOC_g_kg${own}`, (1000 * part('carbonTHa')) / part('massTHa')],
    [`N_g_kg${own}`, (1000 * part('nitrogenTHa')) / part('massTHa')],
    [`C_N_ratio${suffix}`, part('carbonTHa') / part('nitrogenTHa')],
    [`d13C_per1000${own}`, part('carbonDelta13') / part('carbonTHa')],
    [`d15N_per1000${own}`, part('nitrogenDelta15') / part('nitrogenTHa')],
  ]
}
