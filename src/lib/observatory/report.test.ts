import {
  amgModel,
  compareModels,
  rothcConstants,
  SoilRefusal,
  tier2Model,
  worksheet,
  readSiteFile,
} from '#soil'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { flat } from './constants.ts'
import { changeOf, courseOf } from './course.ts'
import { exampleFile } from './example.ts'
import { constantUnits, quantities } from './quantities.ts'
import { reportOn } from './report.ts'
import { rothamsted } from './reference-result.ts'

const example = exampleFile('An example')
const withSettings = (...settings: string[]) => settings.map((line) => `# ${line}\n`).join('') + example
const stock = ['soc_t_ha: 34'] as const
const fromStock = example.replace('start: equilibrium', 'start: stock')
const amg = [
  'compare_ph: 7',
  'compare_cn: 10',
  'compare_carbonate_pct: 0',
  'compare_humified_plant: 0.31',
  'compare_humified_manure: 0.64',
]
const tier2 = [
  'compare_sand_pct: 25',
  'compare_lignin_pct: 7.3',
  'compare_nitrogen_pct: 0.83',
  'compare_tillage: full',
]
const compared = (...settings: string[]) =>
  reportOn([...stock, ...settings].map((line) => `# ${line}\n`).join('') + fromStock).others

test('the example starts from the printed equilibrium of Hoosfield and runs twenty years', () => {
  const { sheet, course } = reportOn(example)
  expect(sheet.rows[11]?.soc.toFixed(4)).toBe('33.8632')
  expect(sheet.rows).toHaveLength(12 + 240)
  expect(course).toMatchObject({ step: 'months', months: 240 })
  expect(changeOf(course)?.years).toBe(20)
})

test('settings of the platform leave the worksheet and its line numbers alone', () => {
  expect(reportOn(withSettings(...amg)).sheet).toEqual(reportOn(example).sheet)
  const wrong = withSettings('compare_ph: 7').replace('2000,4,7.3', '2000,4,warm')
  expect(() => reportOn(wrong)).toThrow('line 12, temp_c')
})

test('every column, constant and setting has its unit, and every constant of the model is known', () => {
  const { sheet } = reportOn(
    withSettings().replace('dpm_rpm', 'dpm_rpm,modern_pct').replaceAll('1.44', '1.44,100'),
  )
  for (const name of [...Object.keys(sheet.rows[0]!), ...Object.keys(sheet.soil)])
    expect(quantities).toHaveProperty(name)
  const names = flat(rothcConstants).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.keys(constantUnits)))
})

describe('what is drawn', () => {
  const longer = (years: number) => {
    const [settings = '', table = ''] = example.split(/(?<=dpm_rpm\n)/)
    const first = table.split('\n').slice(0, 12)
    const lines = Array.from({ length: years }, (_, i) =>
      first.map((line) => line.replace('2000', String(i + 1))),
    )
    return worksheet(readSiteFile(settings + [...first, ...lines.flat()].join('\n')))
  }

  test('begins where the run begins, at the end of the month before it', () => {
    const { points } = reportOn(example).course
    expect(points[0]?.at.toISOString().slice(0, 10)).toBe('2000-12-31')
    expect(points.at(-1)?.at.toISOString().slice(0, 10)).toBe('2020-12-31')
  })

  test.each([
    [30, 1, 31],
    [600, 3, 201],
  ])('of %i years it is the end of every %ith', (years, step, points) => {
    const course = courseOf(longer(years))
    expect(course).toMatchObject({ step, months: 12 * years })
    expect(course.points).toHaveLength(points)
    expect(course.points.at(-1)).toMatchObject({ year: years, month: 12 })
  })

  test('years of the first century are not taken for those of the twentieth', () => {
    expect(courseOf(longer(1)).points.at(-1)?.at.getUTCFullYear()).toBe(1)
  })

  test('is the starting year where nothing was run', () => {
    const course = courseOf(longer(0))
    expect(course.points).toHaveLength(12)
    expect(changeOf(course)).toBeNull()
  })
})

describe('remarks are made', () => {
  const keys = (text: string) => reportOn(text).remarks.map(({ rule }) => rule)
  const yearAlone = example.split('\n').slice(0, 19).join('\n')

  test.each([
    ['on evaporation of an open pan', example, ['open_pan']],
    ['not on potential evaporation', example.replace('open-pan', 'potential'), []],
    ['on a file without a run', yearAlone, ['no_run', 'open_pan']],
    ['on a layer of another depth', example.replace('depth_cm: 23', 'depth_cm: 60'), ['open_pan', 'depth']],
    [
      'on inert carbon that was estimated',
      withSettings('soc_t_ha: 34').replace('# iom_t_ha: 2.7\n', ''),
      ['open_pan', 'inert'],
    ],
    [
      'on a stock that the input cannot hold',
      fromStock.replace('# iom', '# soc_t_ha: 120\n# iom'),
      ['factor', 'open_pan'],
    ],
    ['on frozen months', example.replaceAll(',1,3.4,', ',1,-9,'), ['open_pan', 'frozen']],
  ])('%s', (_, text, expected) => expect(keys(text)).toEqual(expected))

  test.each([
    [
      'temperatures in °F',
      example.replaceAll(/^(20\d\d,\d+),([\d.]+)/gm, (_, date, t) => `${date},${Number(t) + 30}`),
      'mean_temperature',
    ],
    ['DPM in percent', example.replaceAll(',1.44', ',59'), 'input_ratio'],
    ['plant carbon in g/m²', example.replaceAll('0.212', '21.2'), 'carbon_input'],
    ['a fraction of clay', example.replace('clay_pct: 23.4', 'clay_pct: 0.234'), 'clay_fraction'],
    ['peat', fromStock.replace('# iom', '# soc_t_ha: 600\n# iom'), 'organic_soil'],
    ['a measured stock that the run does not start from', withSettings('soc_t_ha: 60'), 'stock_unused'],
    ['a run that begins in July', example.replaceAll(/^2001,[1-6],.*\n/gm, ''), 'first_month'],
  ])('on %s', (_, text, expected) => expect(keys(text)).toContain(expected))

  test('on a run without any input', () => {
    const bare = (line: string) => line.replace(/^(20\d\d,(?:[^,]+,){4})[^,]+,[^,]+/, '$10,0')
    const fallow = example.split('\n').map((line) => (line.startsWith('2000') ? line : bare(line)))
    expect(keys(fallow.join('\n'))).toEqual(['open_pan', 'no_input'])
  })
})

describe('other models', () => {
  test('are left alone where the file does not ask for them', () => {
    expect(compared()).toBeNull()
  })

  test('say what they lack', () => {
    expect(compared(...amg.slice(1), 'compare_sand_pct: 25')).toEqual({
      start: null,
      courses: [],
      missing: [
        { name: 'AMGv2', settings: ['compare_ph'] },
        { name: 'IPCC Tier 2', settings: ['compare_lignin_pct', 'compare_nitrogen_pct', 'compare_tillage'] },
      ],
    })
    const lacking = reportOn(withSettings(...amg)).others
    expect(lacking?.missing[0]?.settings).toEqual(['start: stock', 'soc_t_ha'])
  })

  test('run beside RothC from the same stock, with what the package itself computes', () => {
    const others = compared(...amg, ...tier2)!
    expect(others).toMatchObject({ start: { year: 2000, stock: 34 }, missing: [] })
    const [rothc, ...rest] = others.courses
    const { sheet } = reportOn('# soc_t_ha: 34\n' + fromStock)
    expect(rothc?.stocks).toEqual(
      sheet.rows.filter(({ run, month }) => run === 'forward' && month === 12).map(({ soc }) => soc),
    )
    const { months } = readSiteFile(example)
    const potential = months.map((month) => ({ ...month, evaporation: 0.75 * month.evaporation }))
    const years = Array.from({ length: 20 }, (_, i) => ({
      year: 2001 + i,
      months: potential.slice(12 * i + 12, 12 * i + 24),
    }))
    const own = compareModels({ clay: 23.4, depth: 23, stock: 34, before: potential.slice(0, 12), years }, [
      amgModel({ ph: 7, cn: 10, carbonate: 0, humifiedPlant: 0.31, humifiedManure: 0.64 }),
      tier2Model({ sandFraction: 0.25, ligninFraction: 0.073, nitrogenFraction: 0.0083, tillage: 'full' }),
    ])
    expect(rest.map(({ years, stocks }) => ({ years, stocks }))).toEqual(
      own.map(({ years, stocks }) => ({ years, stocks })),
    )
  })

  test.each([
    [
      'a setting that nobody knows',
      ['compare_acidity: 7'],
      'line 2 was not understood: no such setting as compare_acidity',
    ],
    [
      'a setting twice',
      ['compare_ph: 7', 'compare_ph: 6'],
      'line 3 was not understood: compare_ph is set twice',
    ],
    [
      'a word for a number',
      [...tier2.slice(1), 'compare_sand_pct: much'],
      'line 5, compare_sand_pct must be',
    ],
    [
      'a share above one',
      [...amg.slice(0, 4), 'compare_humified_manure: 64'],
      'line 6, compare_humified_manure is 64',
    ],
    [
      'a tillage that nobody knows',
      [...tier2.slice(0, 3), 'compare_tillage: deep'],
      'line 5, compare_tillage is deep',
    ],
  ])('are refused with %s', (_, settings, message) => {
    expect(() => compared(...settings)).toThrow(SoilRefusal)
    expect(() => compared(...settings)).toThrow(message)
  })
})

test('what the page says of the long-term experiments is what their comparison found', () => {
  const text = readFileSync(new URL('../../../packages/soil/docs/rothamsted.md', import.meta.url), 'utf8')
  const [, dates, rmse, bias] =
    /Over all (\d+) later dates the RMSE is\s+([\d.]+) t C\/ha and the bias \+(\d+\.\d+)/.exec(text) ?? []
  const [, worst] = /the worst single date is missed by\s+(\d+\.\d+)/.exec(text) ?? []
  const [, pairs, apart] = /on (\d+) dates: the RMSE of the difference is ([\d.]+)/.exec(text) ?? []
  const [, treatments, least, most, middle] =
    /of (\d+) treatments[^.]* was (−?[\d.]+) to ([\d.]+) times[^.]*,\s+in the\s+median ([\d.]+)/.exec(text) ??
    []
  const found = { dates, rmse, bias, worst, pairs, apart, treatments, least, most, middle }
  const numbers = Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, Number(value?.replace('−', '-'))]),
  )
  expect(numbers).toEqual(rothamsted)
})
