import type { WorksheetRow } from '#soil'

/** The settings above a site's table, with their units; null where a word or a bare number stands. */
export const settings = {
  clay_pct: '%',
  depth_cm: 'cm',
  iom_t_ha: 't C/ha',
  soc_t_ha: 't C/ha',
  start: null,
  evaporation: null,
  moisture: null,
  bare_limit: null,
  minimum_moisture: null,
  silt_pct: '%',
  bulk_density_g_cm3: 'g/cm³',
  organic_carbon_pct: '%',
} as const

/** The columns of a site's table. */
export const inputs = {
  year: null,
  month: null,
  temp_c: '°C',
  rain_mm: 'mm',
  evap_mm: 'mm',
  plant_c: 't C/ha',
  fym_c: 't C/ha',
  cover: null,
  dpm_rpm: null,
  modern_pct: '%',
} as const

/** What the worksheet adds to them, month by month. */
export const outputs = {
  run: null,
  a: null,
  b: null,
  c: null,
  xi: null,
  deficit_mm: 'mm',
  dpm: 't C/ha',
  rpm: 't C/ha',
  bio: 't C/ha',
  hum: 't C/ha',
  iom: 't C/ha',
  soc: 't C/ha',
  co2: 't C/ha',
  delta14c: '‰',
} as const

/** What holds for the whole run. */
export const constantsOfSoil = {
  clay_pct: '%',
  depth_cm: 'cm',
  iom_t_ha: 't C/ha',
  deficit_1_bar_mm: 'mm',
  deficit_15_bar_mm: 'mm',
  deficit_driest_mm: 'mm',
  deficit_bare_mm: 'mm',
  to_bio: null,
  to_hum: null,
  to_co2: null,
  plant_c_factor_of_the_start: null,
} as const

/** What the other models need to know of a site; read by the platform, beside the settings of the soil package. */
export const comparisons = {
  compare_ph: null,
  compare_cn: null,
  compare_carbonate_pct: '%',
  compare_humified_plant: null,
  compare_humified_manure: null,
  compare_sand_pct: '%',
  compare_lignin_pct: '%',
  compare_nitrogen_pct: '%',
  compare_tillage: null,
} as const

export const tillages = ['full', 'reduced', 'no-till', 'unknown'] as const

export const quantities = { ...settings, ...inputs, ...outputs, ...constantsOfSoil, ...comparisons }
export type Quantity = keyof typeof quantities

/** The columns of the worksheet that change and fit on a page; the CSV has them all. */
export const shown = [
  'temp_c',
  'rain_mm',
  'evap_mm',
  'a',
  'b',
  'c',
  'xi',
  'deficit_mm',
  'dpm',
  'rpm',
  'bio',
  'hum',
  'soc',
] as const satisfies readonly (keyof WorksheetRow)[]

/** Units of the model's constants, by their path; a constant without a line has none. */
export const constantUnits: Readonly<Record<string, string>> = {
  step: 'a',
  'rate.dpm': '1/a',
  'rate.rpm': '1/a',
  'rate.bio': '1/a',
  'rate.hum': '1/a',
  'temperature.scale': '°C',
  'temperature.shift': '°C',
  'temperature.frost': '°C',
  'deficit.base': 'mm',
  'deficit.linear': 'mm/%',
  'deficit.square': 'mm/%²',
  'deficit.depthOfRecord': 'cm',
  'respiration.decline': '1/%',
  'radiocarbon.decay': '1/a',
  'radiocarbon.meanLife': 'a',
  'radiocarbon.inertAge': 'a',
}
