import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readUnit } from '#soil'
import { check, parcel, site, study, type Answer } from './doors.ts'

/*
 * Small cases rebuilt from public bug reports, each a folder with an input and what ought to come of it. They stand
 * beside the project, not in it: what they taught has tests of its own beside the code.
 */
const folder = join(resolve(process.env.CASES_DIR ?? '../shared/cases'), 'soil')
const names = existsSync(folder) ? readdirSync(folder).sort() : []

/** Cases still to be mended; one that passes has to leave the list. */
const open: readonly string[] = []
const isOpen = (name: string) => open.includes(name.split('-')[0]!)

interface Expected {
  door: 'site' | 'parcel' | 'check' | 'study' | 'package'
  start_soc?: number
  end_soc?: number
  stock?: (number | null)[]
  area_ha?: number | number[] | string
  area_mha?: Record<string, number>
  says?: string
  [key: string]: unknown
}

const doors = { site, parcel, check, study }
const mayRefuse = (expected: Expected) =>
  Object.keys(expected).some((key) => /^(or_refusal|refusal|warn_or_refuse|or_stock)/.test(key)) ||
  /refus/.test(String(expected.should))
const mustRefuse = ({ refusal, stock }: Expected) => refusal !== undefined && stock === undefined
const mustSay = (expected: Expected) =>
  ['warn', 'warn_or_refuse', 'says', 'or'].some((key) => expected[key] !== undefined) && !expected.stock

const near = (got: number | null, wanted: number | null, within = 1e-5) =>
  got === null || wanted === null ? got === wanted : Math.abs(got - wanted) <= within * Math.abs(wanted)

/** What is wrong with an answer, or nothing. */
function amiss(expected: Expected, answer: Answer): string | undefined {
  if (answer.refused !== undefined) return mayRefuse(expected) ? undefined : `refused: ${answer.refused}`
  if (mustRefuse(expected)) return 'not refused'
  if (mustSay(expected) && !answer.remarks.length) return 'nothing said'
  for (const [name, got] of [
    ['start_soc', answer.start],
    ['end_soc', answer.end],
  ] as const) {
    const wanted = expected[name] as number | undefined
    if (wanted !== undefined && !near(got ?? NaN, wanted, 1e-9)) return `${name} ${got}`
  }
  const { stock, area_mha, area_ha } = expected
  if (
    stock &&
    !(answer.stock?.length === stock.length && stock.every((value, i) => near(answer.stock![i]!, value)))
  )
    return `stock ${answer.stock?.slice(0, 6).join(' ')} …`
  if (Array.isArray(area_ha) && !area_ha.every((value, i) => near(answer.areaHa?.[i] ?? NaN, value)))
    return `area ${answer.areaHa?.join(' ')}`
  if (typeof area_ha === 'number' && !Object.values(answer.areas ?? {}).some((each) => near(each, area_ha)))
    return `area ${JSON.stringify(answer.areas)}`
  for (const [country, mha] of Object.entries(area_mha ?? {}))
    if (!near((answer.areas?.[country] ?? 0) / 1e6, mha, country === 'Fiji' ? 0.15 : 0.05))
      return `${country} ${(answer.areas?.[country] ?? 0) / 1e6}`
  return undefined
}

describe.skipIf(!names.length)('cases from bug reports (skipped where CASES_DIR has no soil cases)', () => {
  test.each(names)('%s', async (name) => {
    const path = join(folder, name)
    const expected = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) as Expected
    if (expected.door === 'package') {
      if (isOpen(name)) return
      const read = [
        ['content', 'g C kg-1'],
        ['content', 'g kg⁻¹'],
        ['stock', 'Mg C ha⁻¹'],
        ['stock', 'kg C m-2'],
        ['density', 'kg m⁻³'],
      ] as const
      expect(read.map(([kind, unit]) => readUnit(kind, unit))).toEqual([
        'g/kg',
        'g/kg',
        't/ha',
        'kg/m²',
        'kg/m³',
      ])
      return
    }
    const answer = await doors[expected.door](path)
    if (process.env.CASES_SAY)
      console.info(
        name,
        '→',
        answer.refused ?? answer.remarks.join(' | '),
        answer.end ?? '',
        JSON.stringify(answer.tally ?? ''),
      )
    const wrong = amiss(expected, answer)
    if (isOpen(name)) expect(wrong).toBeDefined()
    else expect(wrong).toBeUndefined()
  })
})
