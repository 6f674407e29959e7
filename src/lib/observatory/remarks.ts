import { inertCarbon, type SiteFile, type Worksheet } from '#soil'

/** What a careful colleague would ask before believing the numbers: a text key and its data. */
export type Remark = { key: string; data: Record<string, string | number> }

/** RothC was made for the plough layer of Rothamsted. */
const depthOfRecord = 23
const farFromRecord = 7
/** A starting input beyond these, relative to the file's, says that stock and input do not belong together. */
const factors = { low: 0.5, high: 2 }

const round = (value: number) => Number(value.toPrecision(3))

type Case = (file: SiteFile, sheet: Worksheet) => Remark['data'] | false

/** Each remark with the case in which it is made. */
const cases: Record<string, Case> = {
  no_run: (_, { rows }) => rows.every(({ run }) => run === 'start') && {},
  factor: (_, { soil }) => {
    const factor = soil.plant_c_factor_of_the_start ?? 1
    return (factor < factors.low || factor > factors.high) && { factor: round(factor) }
  },
  open_pan: ({ options }) => options.evaporation === 'open-pan' && { factor: options.constants.pan },
  inert: ({ site, stock }) =>
    stock !== undefined && site.inert === inertCarbon(stock) && { inert: round(site.inert) },
  depth: ({ site }) =>
    Math.abs(site.depth - depthOfRecord) > farFromRecord && { depth: site.depth, record: depthOfRecord },
  frozen: (_, { rows }) => {
    const months = rows.filter(({ a }) => a === 0).length
    return months > 0 && { months }
  },
  no_input: (_, { rows }) => {
    const forward = rows.filter(({ run }) => run === 'forward')
    return forward.length > 0 && forward.every((row) => row.plant_c + row.fym_c === 0) && {}
  },
}

export function remarksOn(file: SiteFile, sheet: Worksheet): Remark[] {
  return Object.entries(cases).flatMap(([name, of]) => {
    const data = of(file, sheet)
    return data ? [{ key: `observatory_remark_${name}`, data }] : []
  })
}
