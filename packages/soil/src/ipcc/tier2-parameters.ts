/** A constant of the steady-state method with what the table says about its spread. */
export interface Tier2Parameter {
  readonly value: number
  readonly sd?: number
  readonly min?: number
  readonly max?: number
  readonly doubt?: string
}

/**
 * Table 5.5A of the 2019 Refinement, Vol 4 ch. 5: constants of the Tier 2 steady-state method. Read in the source of
 * the HESTIA engine models, not in print; with them the worked example of the IPCC workbook comes out.
 */
export const tier2Parameters2019 = {
  edition: '2019',
  volume: 4,
  table: 'Table 5.5A',
  /** temperature, °C */
  maximumC: { value: 45 },
  optimumC: { value: 33.69, sd: 0.66, min: 30.7, max: 35.34 },
  /** water: 0.2129 + 1.331 m − 0.2413 m² */
  waterConstant: { value: 0.2129 },
  waterSlope: { value: 1.331, sd: 0.386 },
  waterCurvature: { value: -0.2413 },
  waterScale: { value: 1.5 },
  irrigatedWater: { value: 0.775 },
  /** decay rates, per year */
  activeRate: { value: 7.4 },
  slowRate: { value: 0.209, min: 0.058, max: 0.3, sd: 0.566, doubt: 'the sd given exceeds the range' },
  passiveRate: { value: 0.00689, min: 0.005, max: 0.01 },
  sandConstant: { value: 0.25 },
  sandSlope: { value: 0.75 },
  /** tillage factor on decay */
  fullTillage: { value: 3.036, sd: 0.579 },
  reducedTillage: { value: 2.075, sd: 0.569 },
  noTillage: { value: 1 },
  /** transfer between pools */
  f1: { value: 0.378, sd: 0.0719, min: 0.01, max: 0.8 },
  f2Full: { value: 0.455 },
  f2Reduced: { value: 0.477 },
  f2None: { value: 0.5 },
  f2Unknown: { value: 0.368 },
  f3: { value: 0.455, sd: 0.201 },
  f5: { value: 0.0855, sd: 0.0122 },
  f6: { value: 0.0504, sd: 0.028 },
  f7: { value: 0.42 },
  f8: { value: 0.45 },
  f4Constant: { value: 0.17 },
  f4Sand: { value: 0.68 },
  /** share of metabolic litter: 0.85 − 0.018 L/N */
  metabolicConstant: { value: 0.85 },
  metabolicSlope: { value: 0.018 },
} as const

type Names = Exclude<keyof typeof tier2Parameters2019, 'edition' | 'volume' | 'table'>

/** The constants alone, by name: what a Monte Carlo run replaces. */
export type Tier2Constants = Readonly<Record<Names, number>>

export const tier2Constants2019: Tier2Constants = Object.fromEntries(
  Object.entries(tier2Parameters2019).flatMap(([name, p]) =>
    typeof p === 'object' ? [[name, p.value]] : [],
  ),
) as Tier2Constants

/** Defaults for input whose make-up is unknown, mass fractions with relative error (Table 5.5A and 5.5C). */
export const tier2InputDefaults2019 = {
  carbonFraction: { value: 0.42 },
  nitrogenFraction: { value: 0.0083, errorPercent: 75 },
  ligninFraction: { value: 0.073, errorPercent: 50 },
} as const
