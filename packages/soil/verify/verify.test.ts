import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { referenceDir } from '../test/reference.ts'
import { passed } from './group.ts'
import { verify } from './verify.ts'

const fixtures = fileURLToPath(new URL('../test/fixtures/rothc', import.meta.url))
const program = fileURLToPath(new URL('./verify.ts', import.meta.url))

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
  test('all pass', () => {
    const result = verify(fixtures)
    expect(result.problems).toEqual([])
    expect(result.groups.filter((group) => !passed(group))).toEqual([])
    expect(result.groups.map((group) => group.name)).toContain('rothc forward')
  })

  test.each([
    ['an expected pool', 'expected/own01.csv', /(2003,7,.*?,0\.6,.*?,.*?,\d+\.\d{5})\d/, '$19'],
    ['an input', 'inputs/own02.csv', '2002,3,100,', '2002,3,101,'],
    ['a spin-up of another length', 'cases.json', /"spinup_months": (\d)/, '"spinup_months": 1$1'],
    ['a steady state', 'cases.json', /("annual_spectral_radius": 0\.\d{5})\d/, '$10'],
  ])('%s that was corrupted makes the run fail', (_, file, from, to) => {
    cpSync(fixtures, folder, { recursive: true })
    corrupt(join(folder, file), from, to)
    expect(verify(folder).passed).toBe(false)
  })

  test('a case with an option that no one knows is a failure, not a skip', () => {
    cpSync(fixtures, folder, { recursive: true })
    corrupt(join(folder, 'cases.json'), '"opt_rm_moist": 2', '"opt_rm_moist": 7')
    const result = verify(folder)
    expect(result.passed).toBe(false)
    expect(result.groups.flatMap((group) => group.faults).join()).toContain('option 7')
  })

  test('a data file that no layout reads is not understood', () => {
    cpSync(fixtures, folder, { recursive: true })
    writeFileSync(join(folder, 'century.csv'), 'a,b\n1,2\n')
    expect(verify(folder).problems).toEqual(['not understood: century.csv'])
  })

  test('a file that is no longer JSON is named, not thrown', () => {
    cpSync(fixtures, folder, { recursive: true })
    writeFileSync(join(folder, 'cases.json'), '[{')
    const result = verify(folder)
    expect(result.passed).toBe(false)
    expect(result.problems[0]).toContain('rothc not understood')
  })
})

test('a folder without a case fails', () => {
  mkdirSync(join(folder, 'empty'))
  expect(verify(folder).passed).toBe(false)
  expect(verify(join(folder, 'nowhere')).problems[0]).toContain('is not there')
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
  test('every reference case passes', () => {
    const result = verify(referenceDir!)
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
  ])('one corrupted value in %s makes the run fail', (file) => {
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
    expect(verify(copied).passed).toBe(false)
  })
})
