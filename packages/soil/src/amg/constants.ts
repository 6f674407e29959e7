/** All constants of AMGv2. Clivot et al. 2019, doi:10.1016/j.envsoft.2019.04.004. */
export interface AmgConstants {
  /** share of the starting stock that does not decay (after long arable use) */
  readonly stable: number
  /** potential rate of mineralisation of the active pool, 1/year */
  readonly rate: number
  readonly temperature: { readonly top: number; readonly slope: number; readonly reference: number }
  readonly moisture: { readonly scale: number; readonly slope: number }
  /** per g/kg of clay, of carbonate */
  readonly clay: number
  readonly carbonate: number
  readonly ph: { readonly slope: number; readonly best: number }
  readonly cn: { readonly slope: number; readonly best: number }
  /** carbon that roots give off, per carbon in roots (Bolinder et al. 2007) */
  readonly exudates: number
}

export const amgv2: AmgConstants = {
  stable: 0.65,
  rate: 0.29,
  temperature: { top: 25, slope: 0.12, reference: 15 },
  moisture: { scale: 0.03, slope: 5.247 },
  clay: 0.002519,
  carbonate: 0.0015,
  ph: { slope: 0.112, best: 8.5 },
  cn: { slope: 0.06, best: 11 },
  exudates: 0.65,
}
