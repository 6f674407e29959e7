import {
  amgModel,
  compareModels,
  SoilRefusal,
  tier2Model,
  type Course as ModelCourse,
  type Model,
  type SiteFile,
  type Tier2Tillage,
  type Worksheet,
} from '#soil'
import { comparisons, tillages } from './quantities.ts'
import type { Comparison, ComparisonSetting } from './settings.ts'

export type Compared = {
  /** the stock that all begin from, at the end of the year before */
  start: { year: number; stock: number } | null
  /** RothC as the worksheet ran it, then the models whose inputs are there; at the end of each whole year */
  courses: readonly (ModelCourse & { name: string })[]
  /** what each of the others lacks, by setting */
  missing: readonly { name: string; settings: readonly string[] }[]
}

/** The models that can be set beside RothC, what each needs to know, and how it is made of it. */
const models: readonly {
  name: string
  needs: readonly ComparisonSetting[]
  make: (number: (name: ComparisonSetting) => number, word: (name: ComparisonSetting) => string) => Model
}[] = [
  {
    name: 'AMGv2',
    needs: [
      'compare_ph',
      'compare_cn',
      'compare_carbonate_pct',
      'compare_humified_plant',
      'compare_humified_manure',
    ],
    make: (number) =>
      amgModel({
        ph: number('compare_ph'),
        cn: number('compare_cn'),
        carbonate: number('compare_carbonate_pct'),
        humifiedPlant: number('compare_humified_plant'),
        humifiedManure: number('compare_humified_manure'),
      }),
  },
  {
    name: 'IPCC Tier 2',
    needs: ['compare_sand_pct', 'compare_lignin_pct', 'compare_nitrogen_pct', 'compare_tillage'],
    make: (number, word) =>
      tier2Model({
        sandFraction: number('compare_sand_pct') / 100,
        ligninFraction: number('compare_lignin_pct') / 100,
        nitrogenFraction: number('compare_nitrogen_pct') / 100,
        tillage: word('compare_tillage') as Tier2Tillage,
      }),
  },
]

/**
 * Several models from the same stock with the same weather and inputs, year by year. Null where the file does not ask
 * for it. The other models need potential evaporation: RothC's own factor makes it of an open pan's.
 */
export function compare(file: SiteFile, sheet: Worksheet, asked: Comparison): Compared | null {
  if (!asked.size) return null
  const { site, stock, start, options, months } = file
  const forward = months.slice(12)
  const whole = Math.floor(forward.length / 12)
  const common = [
    ...(start === 'stock' ? [] : ['start: stock']),
    ...(stock === undefined ? ['soc_t_ha'] : []),
    ...(whole ? [] : ['year']),
  ]
  const lacking = models.map(({ name, needs }) => ({
    name,
    settings: [...common, ...needs.filter((setting) => !asked.has(setting))],
  }))
  const missing = lacking.filter(({ settings }) => settings.length > 0)
  const able = models.filter(({ name }) => !missing.some((each) => each.name === name))
  if (stock === undefined || !able.length) return { start: null, courses: [], missing }

  const factor = options.evaporation === 'open-pan' ? options.constants.pan : 1
  const potential = months.map((month) => ({ ...month, evaporation: month.evaporation * factor }))
  const years = Array.from({ length: whole }, (_, i) => {
    const twelve = potential.slice(12 * (i + 1), 12 * (i + 2))
    return { year: twelve[11]?.year ?? 0, months: twelve }
  })
  const before = potential.slice(0, 12)
  const made = able.map(({ make }) => make(numbersIn(asked), wordsIn(asked)))
  const others = compareModels({ clay: site.clay, depth: site.depth, stock, before, years }, made)
  const ends = sheet.rows.slice(12).filter((_, i) => i % 12 === 11)
  const own = {
    name: sheet.provenance.model,
    provenance: sheet.provenance,
    years: ends.map(({ year }) => year),
    stocks: ends.map(({ soc }) => soc),
  }
  const begin = { year: (own.years[0] ?? 0) - 1, stock }
  return {
    start: begin,
    courses: [own, ...others.map((course, i) => ({ ...course, name: able[i]?.name ?? '' }))],
    missing,
  }
}

const at = (asked: Comparison, name: ComparisonSetting) => {
  const { line, value, number } = asked.get(name) ?? { line: 0, value: '', number: null }
  return { line, value, number, field: `line ${line}, ${name}` }
}

function numbersIn(asked: Comparison) {
  return (name: ComparisonSetting): number => {
    const { line, value, number, field } = at(asked, name)
    if (value === '') throw new SoilRefusal('missing', field, { line })
    if (number === null) throw new SoilRefusal('not-a-number', field, { line, value })
    const max = comparisons[name] === '%' ? 100 : name.startsWith('compare_humified') ? 1 : undefined
    if (number < 0 || (max !== undefined && number > max))
      throw new SoilRefusal('out-of-range', field, { line, value, min: 0, max })
    return number
  }
}

function wordsIn(asked: Comparison) {
  return (name: ComparisonSetting): string => {
    const { line, value, field } = at(asked, name)
    if (!tillages.some((tillage) => tillage === value))
      throw new SoilRefusal('not-an-option', field, { line, value, options: tillages.join(', ') })
    return value
  }
}
