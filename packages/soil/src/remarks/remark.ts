/** Something that can be right and mostly is a mistake: what a careful colleague would ask before believing it. */
export interface Remark {
  readonly rule: RemarkRule
  /** what a message in any language needs: figures, and units as they are written everywhere */
  readonly data: Readonly<Record<string, string | number>>
  /** one English sentence that names the likely mistake */
  readonly message: string
}

const sentences = {
  // the weather of a year
  mean_temperature: (d) =>
    `The year's mean temperature is ${d.mean} °C; no climate with soils lies outside ${d.low} to ${d.high} °C${perhaps(d)}`,
  temperature_range: (d) =>
    `The warmest month is ${d.range} °C warmer than the coldest; nowhere is it more than ${d.most} °C${perhaps(d)}`,
  temperature_month: (d) =>
    `Month ${d.month} has ${d.value} °C between months of ${d.around} °C: perhaps a code for a missing value.`,
  evaporation_low: (d) =>
    `The year's evaporation is ${d.sum} mm, where a climate of ${d.mean} °C has ${d.least} mm at the least${perhaps(d)}`,
  evaporation_high: (d) =>
    `The year's evaporation is ${d.sum} mm; no place loses more than ${d.most} mm${perhaps(d)}`,
  rain_low: (d) =>
    `The year's rain is ${d.sum} mm against ${d.evaporation} mm of evaporation, as in a desert${perhaps(d)}`,
  rain_high: (d) => `The year's rain is ${d.sum} mm, ${d.times} times the evaporation${perhaps(d)}`,
  // the soil
  clay_fraction: (d) => `${d.clay} % of clay is next to none: perhaps a fraction for ${d.percent} %.`,
  organic_soil: (d) =>
    `${d.stock} t C/ha in ${d.depth} cm is an organic soil, for which the model does not hold${perhaps(d)}`,
  stock_low: (d) => `${d.stock} t C/ha in ${d.depth} cm is as little as dune sand holds${perhaps(d)}`,
  stock_density: (d) =>
    `${d.stock} t C/ha in ${d.depth} cm of ${d.density} g/cm³ would be ${d.content} g/kg of carbon; a soil so dense has ${d.most} g/kg at the most.`,
  stock_carbon: (d) =>
    `The stock is ${d.stock} t C/ha, while ${d.carbon} % of carbon at ${d.density} g/cm³ makes ${d.made} t C/ha of ${d.depth} cm.`,
  depth: (d) =>
    `The layer is ${d.depth} cm deep; the model's rates were found in ${d.record} cm of topsoil${perhaps(d)}`,
  // what reaches it
  carbon_input: (d) =>
    `${d.sum} t C/ha reach the soil in a year; the most productive crops bring ${d.most}${perhaps(d)}`,
  carbon_input_low: (d) => `${d.sum} t C/ha reach the soil in a year, less than in a desert${perhaps(d)}`,
  input_ratio: (d) =>
    `DPM/RPM is ${d.ratio}; crops have 1.44, woodland 0.25. A percentage of DPM is no ratio: 59 % is 1.44.`,
  // start and run
  no_run: () =>
    'The file holds its first year alone, so nothing was run forward: this is the year in which the pools repeat themselves.',
  first_month: (d) =>
    `The run begins in month ${d.month} from the state at the end of a December: the months between are missing.`,
  stock_unused: (d) =>
    `The measured stock of ${d.stock} t C/ha is not what the run starts from: it starts from ${d.start} t C/ha. To start from the stock, set start to stock.`,
  factor: (d) =>
    `To hold the measured stock, the first year needs ${d.factor} times the plant carbon that the file gives: stock, input or inert carbon is probably wrong.`,
  open_pan: (d) =>
    `The evaporation was read as that of an open pan and multiplied by ${d.factor}; if it is potential evapotranspiration, set evaporation to potential.`,
  inert: (d) =>
    `The inert carbon, ${d.inert} t C/ha, was estimated from the stock by Falloon's relation, a rough approximation by its authors' own words.`,
  frozen: (d) => `In ${d.months} of the months it is so cold that the model lets nothing decay.`,
  no_input: () => 'No carbon reaches the soil during the run, which is right for a bare fallow only.',
} as const satisfies Record<string, (data: Remark['data']) => string>

export type RemarkRule = keyof typeof sentences
export const remarkRules = Object.keys(sentences) as RemarkRule[]

/** The end of a sentence: the unit that the numbers were probably given in, where there is one. */
function perhaps({ unit }: Remark['data']): string {
  return unit ? `: perhaps they are in ${unit}.` : '.'
}

const round = (value: number | string) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)

/** A remark with its figures to three digits. */
export function remark(rule: RemarkRule, given: Remark['data'] = {}): Remark {
  const data = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, round(value)]))
  return { rule, data, message: (sentences[rule] as (data: Remark['data']) => string)(data) }
}

/** The first unit in which a number, times its size, would be ordinary; none where no unit explains it. */
export function likelyUnit(
  value: number,
  units: readonly (readonly [unit: string, size: number])[],
  low: number,
  high: number,
): string {
  const fits = units.filter(([, size]) => value * size >= low && value * size <= high)
  return fits.map(([unit]) => unit).join(' / ')
}
