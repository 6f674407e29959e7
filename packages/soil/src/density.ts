import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/** What a pedotransfer function may ask for; each says which it needs. */
export interface DensityPredictors {
  /** organic carbon, g/kg */
  readonly ocGKg: number
  /** percent of the fine earth */
  readonly sandPercent?: number
  readonly clayPercent?: number
  /** middle of the layer, cm */
  readonly depthCm?: number
  /** Adams: density of the soil's mineral part without organic matter, g/cm³ */
  readonly mineralDensityGCm3?: number
}

export interface DensityFunction {
  readonly name: string
  readonly equation: string
  readonly reference: string
  /** where it was fitted, in words, and the content it is refused beyond */
  readonly validity: { readonly where: string; readonly minOcGKg: number; readonly maxOcGKg: number }
  /** standard deviation of the error, g/cm³, for soils like those it was fitted on, and where that is from */
  readonly error: { readonly sdGCm3: number; readonly source: string }
  readonly needs: readonly (keyof DensityPredictors)[]
  /** false until the printed article has been read beside this file */
  readonly verified: boolean
  readonly doubt?: string
  readonly predict: (p: Required<DensityPredictors>) => number
}

/** Organic matter over organic carbon, the conventional factor of van Bemmelen; 1.4 to 2.5 have been found. */
export const organicMatterPerCarbon = 1.724

const omPercent = ({ ocGKg }: { ocGKg: number }): number => (ocGKg / 10) * organicMatterPerCarbon

const assumed = {
  sdGCm3: 0.2,
  source:
    'assumed: published tests on soils other than the fitted ones give 0.15–0.25; fit your own if you can',
}
const unread = 'coefficients as several public codes carry them; the article itself has not been compared'

const hollis2012 = {
  reference: 'Hollis, Hannam and Bellamy 2012, Eur. J. Soil Sci. 63, 96–109',
  error: assumed,
  verified: false,
} as const

export const densityFunctions = {
  adams1973: {
    name: 'Adams 1973',
    equation: '100 / (OM/0.244 + (100 − OM)/ρ_mineral), OM in percent',
    reference: 'Adams 1973, J. Soil Sci. 24, 10–17',
    validity: {
      where: 'podzolised soils of Wales; a mixing law, sound wherever ρ_mineral is known',
      minOcGKg: 0,
      maxOcGKg: 580,
    },
    error: assumed,
    needs: ['ocGKg', 'mineralDensityGCm3'],
    verified: false,
    doubt: `${unread}; several of them put the particle density 2.65 for ρ_mineral, which makes soil without pores`,
    predict: (p) => {
      const om = Math.min(100, omPercent(p))
      return 100 / (om / 0.244 + (100 - om) / p.mineralDensityGCm3)
    },
  },
  honeysettRatkowsky1989: {
    name: 'Honeysett and Ratkowsky 1989',
    equation: '1 / (0.564 + 0.0556 OM), OM in percent',
    reference: 'Honeysett and Ratkowsky 1989, J. Soil Sci. 40, 21–28',
    validity: { where: 'forest soils of Tasmania', minOcGKg: 0, maxOcGKg: 300 },
    error: assumed,
    needs: ['ocGKg'],
    verified: false,
    doubt: unread,
    predict: (p) => 1 / (0.564 + 0.0556 * omPercent(p)),
  },
  manriqueJones1991: {
    name: 'Manrique and Jones 1991',
    equation: '1.660 − 0.318 √OC, OC in percent',
    reference: 'Manrique and Jones 1991, Soil Sci. Soc. Am. J. 55, 476–481',
    validity: { where: 'many soil orders, mostly United States', minOcGKg: 0, maxOcGKg: 120 },
    error: assumed,
    needs: ['ocGKg'],
    verified: false,
    doubt: 'from memory',
    predict: (p) => 1.66 - 0.318 * Math.sqrt(p.ocGKg / 10),
  },
  hollis2012CultivatedTopsoil: {
    ...hollis2012,
    name: 'Hollis 2012, cultivated topsoil',
    equation: '0.80806 + 0.823844 e^(−0.27993 OC) + 0.0014065 sand − 0.0010299 clay, percent',
    validity: { where: 'mineral cultivated topsoils of Europe', minOcGKg: 0, maxOcGKg: 120 },
    needs: ['ocGKg', 'sandPercent', 'clayPercent'],
    doubt: unread,
    predict: (p) =>
      0.80806 +
      0.823844 * Math.exp(-0.027993 * p.ocGKg) +
      0.0014065 * p.sandPercent -
      0.0010299 * p.clayPercent,
  },
  hollis2012OtherMineral: {
    ...hollis2012,
    name: 'Hollis 2012, other mineral horizons',
    equation: '0.69794 + 0.750636 e^(−0.230355 OC) + 0.0008687 sand − 0.0005164 clay, percent',
    validity: {
      where: 'mineral horizons of Europe, neither cultivated topsoil nor compact subsoil',
      minOcGKg: 0,
      maxOcGKg: 120,
    },
    needs: ['ocGKg', 'sandPercent', 'clayPercent'],
    doubt: unread,
    predict: (p) =>
      0.69794 +
      0.750636 * Math.exp(-0.0230355 * p.ocGKg) +
      0.0008687 * p.sandPercent -
      0.0005164 * p.clayPercent,
  },
  hollis2012Organic: {
    ...hollis2012,
    name: 'Hollis 2012, organic horizons',
    equation: '1.4903 − 0.33293 ln OC, OC in percent',
    validity: { where: 'organic horizons of Europe', minOcGKg: 120, maxOcGKg: 580 },
    needs: ['ocGKg'],
    doubt: `${unread}; one of them has + for −, which gives peat the density of rock`,
    predict: (p) => 1.4903 - 0.33293 * Math.log(p.ocGKg / 10),
  },
} as const satisfies Record<string, DensityFunction>

export type DensityFunctionName = keyof typeof densityFunctions

export interface EstimatedDensity {
  readonly densityGCm3: number
  /** standard deviation of the error of one estimate, g/cm³ */
  readonly sdGCm3: number
  readonly estimatedBy: Omit<DensityFunction, 'predict'>
}

/**
 * Bulk density of the fine earth where nobody measured it, g/cm³, with its error and what it rests on. Refuses a
 * content outside the function's range and predictors that are missing: a density from a peat function on a sandy
 * subsoil is worse than none. Whoever uses it should carry `sdGCm3` into the stock (`layerStockError`).
 *
 * @example
 * estimateDensity('manriqueJones1991', { ocGKg: 15 }).densityGCm3.toFixed(2) // '1.27' g/cm³
 */
export function estimateDensity(name: DensityFunctionName, predictors: DensityPredictors): EstimatedDensity {
  const { predict, ...estimatedBy }: DensityFunction =
    densityFunctions[
      requireOption('density function', name, Object.keys(densityFunctions) as DensityFunctionName[])
    ]
  for (const need of estimatedBy.needs) requireNumber(need, predictors[need], { min: 0, max: ranges[need] })
  const { minOcGKg, maxOcGKg, where } = estimatedBy.validity
  if (predictors.ocGKg < minOcGKg || predictors.ocGKg > maxOcGKg)
    throw new SoilRefusal('outside-domain', 'ocGKg', {
      reason: `${estimatedBy.name} is for ${where}, ${minOcGKg} to ${maxOcGKg} g/kg, not ${predictors.ocGKg}`,
    })
  if (estimatedBy.needs.includes('mineralDensityGCm3') && predictors.mineralDensityGCm3! < 0.8)
    throw new SoilRefusal('out-of-range', 'mineralDensityGCm3', {
      value: predictors.mineralDensityGCm3,
      min: 0.8,
      max: ranges.mineralDensityGCm3,
    })
  return {
    densityGCm3: predict(predictors as Required<DensityPredictors>),
    sdGCm3: estimatedBy.error.sdGCm3,
    estimatedBy,
  }
}

// The mineral part still has pores: 2.2 g/cm³ is the most that compaction reaches, 2.65 would be solid quartz.
const ranges: Record<keyof DensityPredictors, number> = {
  ocGKg: 600,
  sandPercent: 100,
  clayPercent: 100,
  depthCm: 1000,
  mineralDensityGCm3: 2.2,
}
