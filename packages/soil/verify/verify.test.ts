import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { referenceDir } from '../test/reference.ts'
import { passed } from './group.ts'
import { manifestOf, missingBelow } from './manifest.ts'
import { verify } from './verify.ts'

const fixtures = fileURLToPath(new URL('../test/fixtures/rothc', import.meta.url))
const program = fileURLToPath(new URL('./verify.ts', import.meta.url))

// Each runs dozens of cases, by twin and kernel, some in a process of its own.
vi.setConfig({ testTimeout: 30_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soil-verify-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Changes one place in a copied file. */
function corrupt(file: string, from: string | RegExp, to: string) {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(file, changed)
}

describe('our own fixtures', () => {
  test('all pass, by twin and kernel', async () => {
    const result = await verify(fixtures)
    expect(result.problems).toEqual([])
    expect(result.groups.filter((group) => !passed(group))).toEqual([])
    const names = result.groups.map((group) => group.name)
    expect(names).toEqual(expect.arrayContaining(['rothc forward', 'rothc forward, kernel']))
  })

  test.each([
    ['an expected pool', 'expected/own01.csv', /(2003,7,.*?,0\.6,.*?,.*?,\d+\.\d{5})\d/, '$19'],
    ['an input', 'inputs/own02.csv', '2002,3,100,', '2002,3,101,'],
    ['a spin-up of another length', 'cases.json', /"spinup_months": (\d)/, '"spinup_months": 1$1'],
    ['a steady state', 'cases.json', /("annual_spectral_radius": 0\.\d{5})\d/, '$10'],
  ])('%s that was corrupted makes the run fail', async (_, file, from, to) => {
    cpSync(fixtures, folder, { recursive: true })
    corrupt(join(folder, file), from, to)
    expect((await verify(folder)).passed).toBe(false)
  })

  test('a case with an option that no one knows is a failure, not a skip', async () => {
    cpSync(fixtures, folder, { recursive: true })
    corrupt(join(folder, 'cases.json'), '"opt_rm_moist": 2', '"opt_rm_moist": 7')
    const result = await verify(folder)
    expect(result.passed).toBe(false)
    expect(result.groups.flatMap((group) => group.faults).join()).toContain('option 7')
  })

  test('a data file that no layout reads is not understood', async () => {
    cpSync(fixtures, folder, { recursive: true })
    writeFileSync(join(folder, 'century.csv'), 'a,b\n1,2\n')
    expect((await verify(folder)).problems).toEqual(['not understood: century.csv'])
  })

  test('a file that is no longer JSON fails by itself and hides no other', async () => {
    cpSync(fixtures, join(folder, 'rothc'), { recursive: true })
    mkdirSync(join(folder, 'ipcc'))
    writeFileSync(join(folder, 'ipcc/tier2-cases.json'), '[{')
    const result = await verify(folder)
    expect(result.passed).toBe(false)
    expect(result.groups.flatMap((group) => group.faults)).toEqual([
      expect.stringContaining('ipcc/tier2-cases.json: not understood'),
    ])
    expect(result.groups.filter(passed).map(({ name }) => name)).toContain('rothc forward')
  })

  test('a case that cannot be run fails by itself and hides no other', async () => {
    cpSync(fixtures, folder, { recursive: true })
    rmSync(join(folder, 'expected/own02.csv'))
    const { groups } = await verify(folder)
    const [forward] = groups
    expect(forward).toMatchObject({ name: 'rothc forward', cases: 4 })
    expect(forward.faults).toEqual([expect.stringContaining('own02')])
    expect(groups.find(({ name }) => name === 'rothc equilibrium')).toMatchObject({ cases: 3, faults: [] })
  })
})

describe('what a manifest lists must be there', () => {
  beforeEach(() => cpSync(fixtures, folder, { recursive: true }))

  test('a folder brings one of its own', async () => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(folder)))
    expect((await verify(folder)).passed).toBe(true)
    const listed = { 'expected/own09.csv': '0', ...manifestOf(folder), 'inputs/own01.csv': '0' }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(listed))
    expect((await verify(folder)).problems).toEqual([
      'missing: expected/own09.csv',
      'changed since the manifest: inputs/own01.csv',
    ])
  })

  test('cases that nobody listed are not missed', () => {
    expect(missingBelow(folder)).toEqual([])
  })
})

test('IPCC cases without the example of the Guidelines, as a list or under a name', async () => {
  const [stock, factor] = [40, 0.83]
  const use = (land_use: string) => ({ land_use, management: 'full_tillage', input: 'medium' })
  const expected = {
    reference_t_ha: stock,
    factors_before: [],
    factors_after: [factor],
    soc_before_t_ha: stock,
    soc_after_equilibrium_t_ha: stock * factor,
    annual_change_t_c_yr: (stock * factor - stock) / 20,
    soc_after_T_years_t_ha: stock * factor,
    annual_change_tco2_yr: ((stock * factor - stock) / 20) * (44 / 12),
  }
  const place = { id: 'own', climate_zone: 'tropical_moist', soil: 'high_activity_clay', area_ha: 1 }
  const change = { before: use('native'), after: use('long_term_cultivated') }
  const years = { years_since_change: 20, transition_years: 20 }
  const cases = [{ ...place, ...change, ...years, expected }]
  for (const layout of [cases, { cases }]) {
    writeFileSync(join(folder, 'tier1-cases.json'), JSON.stringify(layout))
    const result = await verify(folder)
    expect(result.groups.map(({ name, cases }) => [name, cases])).toEqual([['ipcc Tier 1 cases', 1]])
    expect(result.passed).toBe(true)
  }
})

test('a folder without a case fails; one of another kind beside the cases is left alone', async () => {
  mkdirSync(join(folder, 'empty'))
  expect((await verify(folder)).passed).toBe(false)
  expect((await verify(join(folder, 'nowhere'))).problems[0]).toContain('is not there')
  cpSync(fixtures, join(folder, 'rothc'), { recursive: true })
  writeFileSync(join(folder, 'empty/votes.csv'), 'a,b\n1,2\n')
  expect(await verify(folder)).toMatchObject({ passed: true, leftAlone: ['empty'] })
})

test('the program prints a row a group and says by its exit code whether all passed', () => {
  const text = execFileSync(process.execPath, [program, fixtures], { encoding: 'utf8' })
  expect(text).toMatch(/^ok +rothc forward +4 .* t C\/ha$/m)
  const json = JSON.parse(execFileSync(process.execPath, [program, '--json', fixtures], { encoding: 'utf8' }))
  expect(json.passed).toBe(true)
  expect(spawnSync(process.execPath, [program, folder]).status).toBe(1)
  expect(spawnSync(process.execPath, [program]).status).toBe(2)
})

describe.skipIf(!referenceDir)('other people’s numbers (skipped where REFERENCE_DIR is absent)', () => {
  test('every reference case passes', async () => {
    const result = await verify(referenceDir!)
    expect(result.problems).toEqual([])
    expect(result.groups.filter((group) => !passed(group))).toEqual([])
    expect(result.groups.find((group) => group.name === 'rothc forward')?.cases).toBe(30)
  })

  test.each([
    'rothc/cases/expected/dev17.csv',
    'rothc/official-fortran-2.0.0/month_results.out',
    'rothc/official-python-1.0.0/year_results.csv',
    'rothc/hoosfield/published.json',
    'fao-gsocseq/analytical-spinup-cases.json',
    'amg/outputs_SOC_STOCKS.csv',
    'ipcc/tier1-cases.json',
    'esm/worked-examples.json',
  ])('one corrupted value in %s makes the run fail', async (file) => {
    const copied = join(folder, 'reference')
    const [layout] = file.split('/')
    cpSync(join(referenceDir!, layout), join(copied, layout), { recursive: true })
    execFileSync('chmod', ['-R', 'u+w', copied])
    const numbers = [...readFileSync(join(copied, file), 'utf8').matchAll(/\d+\.\d+/g)]
    const { 0: number, index } = numbers[Math.floor(numbers.length / 2)]
    corrupt(
      join(copied, file),
      new RegExp(`(?<=^[^]{${index}})${number}`),
      String(Number(number) * 1.01 + 0.01),
    )
    expect((await verify(copied)).passed).toBe(false)
  })

  test.each(['esm/worked-examples.json', 'fao-gsocseq', 'rothc/hoosfield/published.json'])(
    '%s that was deleted is missed',
    async (lost) => {
      const copied = join(folder, 'reference')
      for (const layout of ['rothc', 'fao-gsocseq', 'amg', 'ipcc', 'esm'])
        cpSync(join(referenceDir!, layout), join(copied, layout), { recursive: true })
      execFileSync('chmod', ['-R', 'u+w', copied])
      rmSync(join(copied, lost), { recursive: true })
      expect(missingBelow(copied)).toEqual([
        lost.includes('.') ? `missing: ${lost}` : `missing: all of ${lost}`,
      ])
    },
  )
})
