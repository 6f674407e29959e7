import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataDir } from '../test/reference.ts'
import { recordsIn } from './tables.ts'
import { type SoilSample, type SoilTable, checkSoilData, requirePlausible } from './plausibility.ts'
import { densestSoil } from './plausibility/density.ts'

const sample = (label: string, rest: Partial<SoilSample> = {}): SoilSample => ({
  profile: 'p',
  label,
  ...rest,
})

/** A made-up profile that any pedologist would believe. */
const honest: SoilTable = {
  carbon: { unit: 'g/kg', heading: 'SOC (g/kg)' },
  nitrogen: { unit: 'g/kg' },
  density: { unit: 'g/cm³' },
  samples: [18, 11, 6, 4].map((carbon, i) =>
    sample(`s${i + 1}`, {
      upperCm: i * 15,
      lowerCm: i * 15 + 15,
      carbon,
      nitrogen: carbon / 11,
      density: 1.45 + 0.06 * i,
      sandPercent: 40,
      siltPercent: 35,
      clayPercent: 25,
      coarsePercent: 5 * i,
    }),
  ),
}

const changed = (
  change: (s: SoilSample, i: number) => Partial<SoilSample>,
  columns: Partial<SoilTable> = {},
): SoilTable => ({
  ...honest,
  ...columns,
  samples: honest.samples.map((s, i) => ({ ...s, ...change(s, i) })),
})

test('honest data pass without a word', () => {
  expect(checkSoilData(honest)).toEqual({ verdict: 'plausible', findings: [] })
  expect(requirePlausible(honest)).toEqual([])
})

const tenTimes = changed((s) => ({ carbon: 10 * s.carbon! }))

test.each<[string, SoilTable, string, string]>([
  ['carbon ten times too high for its density', tenTimes, 'ten-fold', 'doubtful'],
  [
    'the same under a heading of another unit',
    { ...tenTimes, carbon: { unit: 'g/kg', heading: 'C (%)' } },
    'ten-fold',
    'stopped',
  ],
  [
    'a heading that contradicts the declared unit',
    { ...honest, carbon: { unit: 'g/kg', heading: 'C (%)' } },
    'unit-contradiction',
    'stopped',
  ],
  ['a unit nobody knows', { ...honest, carbon: { unit: 'ppb' } }, 'unit-unknown', 'stopped'],
  ['a density unit nobody knows', { ...honest, density: { unit: 'lb/ft3' } }, 'unit-unknown', 'stopped'],
  [
    'more carbon than matter',
    changed((s) => ({ carbon: 100 * s.carbon! })),
    'more-carbon-than-matter',
    'stopped',
  ],
  [
    'percent under g/kg',
    changed((s) => ({ carbon: s.carbon! / 100, nitrogen: s.nitrogen! / 100 })),
    'carbon-very-low',
    'doubtful',
  ],
  [
    'nitrogen in percent under g/kg',
    changed((s) => ({ nitrogen: s.nitrogen! / 10 })),
    'carbon-to-nitrogen',
    'doubtful',
  ],
  ['kg/m³ under g/cm³', changed((s) => ({ density: 1000 * s.density! })), 'density-unit', 'stopped'],
  [
    'a density without pores',
    changed((_, i) => (i === 2 ? { density: 2.55 } : {})),
    'density-without-pores',
    'stopped',
  ],
  [
    'one density too high for its carbon',
    changed((_, i) => (i === 0 ? { density: 1.95 } : {})),
    'density-for-carbon',
    'doubtful',
  ],
  ['texture that adds up to 140', changed(() => ({ sandPercent: 80 })), 'texture-sum', 'stopped'],
  ['texture that adds up to 105', changed(() => ({ sandPercent: 45 })), 'texture-sum', 'doubtful'],
  [
    'texture in fractions',
    changed(() => ({ sandPercent: 0.4, siltPercent: 0.35, clayPercent: 0.25 })),
    'fraction-for-percent',
    'stopped',
  ],
  [
    'texture in g/kg',
    changed(() => ({ sandPercent: 400, siltPercent: 350, clayPercent: 250 })),
    'texture-sum',
    'stopped',
  ],
  [
    'stones in fractions',
    changed((s) => ({ coarsePercent: s.coarsePercent! / 100 })),
    'fraction-for-percent',
    'doubtful',
  ],
  ['nothing but stones', changed(() => ({ coarsePercent: 100 })), 'stones-above-100', 'stopped'],
  [
    'a layer upside down',
    changed((s, i) => (i === 1 ? { upperCm: s.lowerCm, lowerCm: s.upperCm } : {})),
    'depth-order',
    'stopped',
  ],
  [
    'layers that overlap',
    changed((s, i) => (i === 1 ? { upperCm: s.upperCm! - 5 } : {})),
    'depth-overlap',
    'stopped',
  ],
  ['a gap', changed((s, i) => (i === 1 ? { upperCm: s.upperCm! + 5 } : {})), 'depth-gap', 'doubtful'],
  [
    'depths counted upwards',
    changed((s) => ({ upperCm: -s.upperCm!, lowerCm: -s.lowerCm! })),
    'depth-negative',
    'stopped',
  ],
  ['−9999 for missing', changed((_, i) => (i === 3 ? { carbon: -9999 } : {})), 'missing-code', 'stopped'],
  ['−9 for missing clay', changed((_, i) => (i === 3 ? { clayPercent: -9 } : {})), 'missing-code', 'stopped'],
  ['a carbon below 0', changed((_, i) => (i === 3 ? { carbon: -2 } : {})), 'negative', 'stopped'],
  ['−99 for a depth', changed((_, i) => (i === 3 ? { upperCm: -99 } : {})), 'missing-code', 'stopped'],
  [
    'organic matter under carbon',
    { ...honest, carbon: { unit: 'g/kg', heading: 'SOM (g/kg)' } },
    'organic-matter',
    'doubtful',
  ],
  [
    'loss on ignition under carbon',
    { ...honest, carbon: { unit: 'g/kg', heading: 'LOI' } },
    'organic-matter',
    'doubtful',
  ],
  [
    'clay alone in fractions',
    changed(() => ({ sandPercent: undefined, siltPercent: undefined, clayPercent: 0.25 })),
    'fraction-for-percent',
    'doubtful',
  ],
  [
    'clay alone in g/kg',
    changed(() => ({ sandPercent: undefined, siltPercent: undefined, clayPercent: 250 })),
    'texture-above-100',
    'stopped',
  ],
  [
    'an organic layer on the mineral soil',
    { ...honest, samples: [sample('o', { upperCm: -5, lowerCm: 0, carbon: 380 }), ...honest.samples] },
    'organic-layer',
    'doubtful',
  ],
  [
    'an organic layer counted as older descriptions do',
    { ...honest, samples: [sample('o', { upperCm: 5, lowerCm: 0, carbon: 380 }), ...honest.samples] },
    'organic-layer',
    'doubtful',
  ],
  [
    'depths in mm',
    changed((s) => ({ upperCm: 10 * s.upperCm!, lowerCm: 10 * s.lowerCm! })),
    'depth-unit',
    'doubtful',
  ],
  [
    'depths in m',
    changed((s) => ({ upperCm: s.upperCm! / 100, lowerCm: s.lowerCm! / 100 })),
    'depth-unit',
    'doubtful',
  ],
  ['depths in inches', changed((_, i) => ({ upperCm: 6 * i, lowerCm: 6 * i + 6 })), 'depth-unit', 'doubtful'],
  [
    'a stock that its density cannot hold',
    changed((s) => ({ stock: 10 * s.carbon! }), { stock: { unit: 't/ha' } }),
    'stock-for-density',
    'doubtful',
  ],
  [
    'a stock in kg/ha under t/ha',
    changed((s) => ({ stock: 2000 * s.carbon! }), { stock: { unit: 'Mg C ha⁻¹' } }),
    'stock-for-density',
    'stopped',
  ],
  ['a NaN', changed((_, i) => (i === 3 ? { clayPercent: Number.NaN } : {})), 'not-a-number', 'stopped'],
])('%s is named', (_, table, rule, verdict) => {
  const result = checkSoilData(table)
  expect(result.findings.map((finding) => finding.rule)).toContain(rule)
  expect(result.verdict).toBe(verdict)
})

test('replicates of one layer are not an overlap', () => {
  const twice = { ...honest, samples: honest.samples.flatMap((s) => [s, { ...s, label: `${s.label}b` }]) }
  expect(checkSoilData(twice).verdict).toBe('plausible')
})

test('missing values stay missing and are no mistake', () => {
  expect(checkSoilData({ samples: [sample('a'), sample('b', { carbon: 3 })] }).verdict).toBe('plausible')
  expect(() => checkSoilData({ samples: [] })).toThrow(expect.objectContaining({ code: 'missing' }))
})

test('an organic layer is not told to turn its sign, and is no gap or overlap', () => {
  const litter = sample('o', { upperCm: -5, lowerCm: 0, carbon: 380 })
  const { findings } = checkSoilData({ ...honest, samples: [litter, ...honest.samples] })
  expect(findings.map(({ rule, samples }) => [rule, samples])).toEqual([['organic-layer', ['o']]])
  expect(findings[0].message).not.toContain('sign')
})

test('the order of the samples changes nothing', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.constantFrom(
        honest,
        tenTimes,
        changed(() => ({ sandPercent: 80 })),
      ),
      (order, table) => {
        const shuffled = { ...table, samples: order.map((i) => table.samples[i]) }
        expect(checkSoilData(shuffled)).toEqual(checkSoilData(table))
      },
    ),
  )
})

test('the densest soil gets lighter with carbon', () => {
  expect(densestSoil(0)).toBe(2)
  expect(densestSoil(140)).toBeCloseTo(1 / (0.24136 / 0.5 + 0.75864 / 2), 10)
  expect(densestSoil(580)).toBeCloseTo(0.5, 2)
})

describe.skipIf(!dataDir)('national sets of the GLOSIS template in DATA_DIR', () => {
  const rows = (file: string) => recordsIn(readFileSync(join(dataDir!, 'glosis-template', file), 'utf8'))
  const number = (cell: string | undefined) => (cell ? Number(cell) : undefined)

  /** As an importer would hand it over: units from the procedures sheet, headings from above the values. */
  function nation(name: string): SoilTable {
    const specimens = rows(`${name}_specimen_data.csv`)
    const elements = new Map(rows(`${name}_element_data.csv`).map((row) => [row.element_code, row]))
    const heading = (start: string) => Object.keys(specimens[0]).find((key) => key.startsWith(start))
    const declared = (start: string) =>
      rows(`${name}_procedures.csv`).find((row) => row.soil_property.startsWith(start))?.unit_of_measure_id ??
      ''
    const column = (start: string) => ({ unit: declared(start), heading: heading(start) })
    return {
      carbon: column('C ('),
      density: column('Bulk'),
      ...(heading('N (') && { nitrogen: column('N (') }),
      samples: specimens.map((row) => ({
        profile: row.profile_code,
        label: row.specimen_code,
        upperCm: number(elements.get(row.element_code)?.upper_depth),
        lowerCm: number(elements.get(row.element_code)?.lower_depth),
        carbon: number(row[heading('C (')!]),
        nitrogen: number(row[heading('N (') ?? '']),
        density: number(row[heading('Bulk')!]),
        sandPercent: number(row['Sand (%)']),
        siltPercent: number(row['Silt (%)']),
        clayPercent: number(row['Clay (%)']),
      })),
    }
  }

  test('Ghana is stopped, and told that its carbon is ten times too high for its densities', () => {
    const { verdict, findings } = checkSoilData(nation('ghana'))
    expect(verdict).toBe('stopped')
    expect(findings[0]).toMatchObject({ rule: 'ten-fold', weight: 'stop', column: 'carbon' })
    expect(findings[0].message).toContain('ten times too high')
    expect(findings[0].message).toContain('1.7 g/cm³ with 140 g/kg in Kumasi₁')
    expect(findings[0].message).toContain('the heading "C (%)" contradicts the declared g/kg')
    expect(() => requirePlausible(nation('ghana'))).toThrow(
      expect.objectContaining({ code: 'implausible', field: 'carbon' }),
    )
  })

  test('Suriname is let through, with doubts about its nitrogen and one texture', () => {
    const { verdict, findings } = checkSoilData(nation('suriname'))
    expect(verdict).toBe('doubtful')
    expect(findings.map(({ rule }) => rule)).toEqual(['carbon-to-nitrogen', 'texture-sum'])
  })

  // Its first 24 rows are Ghana's, number for number, and the rest Suriname's times ten: only the heading differs.
  test('the Philippines are let through, since nothing but the densities speaks against them, and that is said', () => {
    const { verdict, findings } = checkSoilData(nation('philippines'))
    expect(verdict).toBe('doubtful')
    expect(findings[0]).toMatchObject({ rule: 'ten-fold', weight: 'doubt' })
    expect(findings[0].message).toContain('or else the densities are wrong')
  })
})
