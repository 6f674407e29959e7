import { quantile } from './quantile.ts'
import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/** A capacity that a formula claims, with what is known against it. Never shown without `reference` and `doubt`. */
export interface Capacity {
  /** carbon that the fine mineral fraction is said to hold, g C/kg soil */
  readonly capacityGKg: number
  /** capacity less the fine-fraction carbon measured, g C/kg soil; absent where none was given; may be negative */
  readonly deficitGKg?: number
  readonly equation: string
  readonly reference: string
  readonly verified: boolean
  readonly doubt: string
}

const contested =
  'that soils saturate is contested (Barré 2017): the line may be a steady state, not a ceiling'

function withDeficit(capacity: Omit<Capacity, 'deficitGKg'>, fineCarbonGKg?: number): Capacity {
  if (fineCarbonGKg === undefined) return capacity
  return {
    ...capacity,
    deficitGKg: capacity.capacityGKg - requireNumber('fineCarbonGKg', fineCarbonGKg, { min: 0, max: 600 }),
  }
}

/**
 * Hassink 1997: carbon in the fraction < 20 µm, g/kg soil, = 4.09 + 0.37 × percent of the soil < 20 µm. Compare with
 * carbon of that fraction, never with all of the soil's carbon.
 *
 * @example
 * hassinkCapacity(50).capacityGKg.toFixed(2) // '22.59' g C/kg soil
 */
export function hassinkCapacity(below20MicronPercent: number, fineCarbonGKg?: number): Capacity {
  const fine = requireNumber('below20MicronPercent', below20MicronPercent, { min: 0, max: 100 })
  const facts = {
    equation: '4.09 + 0.37 × % below 20 µm',
    reference: 'Hassink 1997, Plant and Soil 191, 77–87',
    verified: false,
    doubt: `coefficients from memory; ${contested}`,
  }
  return withDeficit({ capacityGKg: 4.09 + 0.37 * fine, ...facts }, fineCarbonGKg)
}

export type ClayActivity = 'low' | 'high'

const georgiou = { low: 48, high: 86 } as const satisfies Record<ClayActivity, number>

/**
 * Georgiou 2022: 48 (low-activity) or 86 (high-activity minerals) g C per kg of clay and silt.
 *
 * @example
 * georgiouCapacity(50, 'high').capacityGKg // 43 g C/kg soil
 */
export function georgiouCapacity(
  clayAndSiltPercent: number,
  activity: ClayActivity,
  mineralCarbonGKg?: number,
): Capacity {
  const fine = requireNumber('clayAndSiltPercent', clayAndSiltPercent, { min: 0, max: 100 })
  const perFine = georgiou[requireOption('activity', activity, ['low', 'high'])]
  const facts = {
    equation: `${perFine} g/kg × share of clay and silt`,
    reference: 'Georgiou et al. 2022, Nat. Commun. 13, 3797',
    verified: false,
    doubt: `coefficients from memory; ${contested}`,
  }
  return withDeficit({ capacityGKg: (perFine * fine) / 100, ...facts }, mineralCarbonGKg)
}

export type ClayRatioClass = 'very good' | 'good' | 'moderate' | 'degraded'

export interface ClayRatio {
  /** organic carbon over clay, both as shares of the fine earth */
  readonly ratio: number
  readonly class: ClayRatioClass
  readonly reference: string
  readonly doubt: string
}

/**
 * SOC:clay with the classes of Johannes 2017 and Prout 2020: from 1/8 very good, 1/10 good, 1/13 moderate, below
 * degraded. It calls almost every clay soil degraded; prefer `relativeToExpected`.
 *
 * @example
 * clayRatio(18, 20).class // 'moderate'
 */
export function clayRatio(ocGKg: number, clayPercent: number): ClayRatio {
  requireNumber('ocGKg', ocGKg, { min: 0, max: 600 })
  if (requireNumber('clayPercent', clayPercent, { min: 0, max: 100 }) === 0)
    throw new SoilRefusal('outside-domain', 'clayPercent', { reason: 'no ratio without clay' })
  const ratio = ocGKg / 10 / clayPercent
  return {
    ratio,
    class:
      ratio >= 1 / 8 ? 'very good' : ratio >= 1 / 10 ? 'good' : ratio >= 1 / 13 ? 'moderate' : 'degraded',
    reference:
      'Johannes et al. 2017, Geoderma 302, 14–21; Prout et al. 2020, Eur. J. Soil Sci. 72, 2493–2503',
    doubt: 'biased by clay (Poeplau and Don 2023)',
  }
}

/** Carbon expected for the clay in a set of reference soils, and how their own ratios to it are spread. */
export interface ExpectedCarbon {
  /** g/kg at no clay, and per percent of clay */
  readonly intercept: number
  readonly slope: number
  readonly n: number
  /** quartiles of carbon over expected carbon among the reference soils */
  readonly quartiles: readonly [number, number, number]
}

/**
 * The successor of SOC:clay (Poeplau and Don 2023, Soil Use Manage. 39, 1057–1067): carbon over the carbon expected
 * from a regression of carbon on clay, classes from the quartiles of that ratio. The regression belongs to a region
 * and land use, so it is made here from reference soils rather than carried as constants; at least 30.
 *
 * @example
 * const reference = Array.from({ length: 30 }, (_, i) => ({
 *   clayPercent: 5 + i,
 *   ocGKg: 8 + 0.5 * i,
 * }))
 * expectedCarbon(reference).slope.toFixed(2) // '0.50' g/kg a percent of clay
 */
export function expectedCarbon(
  reference: readonly { readonly ocGKg: number; readonly clayPercent: number }[],
): ExpectedCarbon {
  const n = reference.length
  if (n < 30) throw new SoilRefusal('out-of-range', 'reference soils', { value: n, min: 30 })
  const clay = reference.map((r) => requireNumber('clayPercent', r.clayPercent, { min: 0, max: 100 }))
  const carbon = reference.map((r) => requireNumber('ocGKg', r.ocGKg, { min: 0, max: 600 }))
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / n
  const [meanClay, meanCarbon] = [mean(clay), mean(carbon)]
  const spread = clay.reduce((sum, c) => sum + (c - meanClay) ** 2, 0)
  if (spread === 0)
    throw new SoilRefusal('outside-domain', 'clayPercent', { reason: 'all soils have the same clay' })
  const slope = clay.reduce((sum, c, i) => sum + (c - meanClay) * (carbon[i] - meanCarbon), 0) / spread
  const intercept = meanCarbon - slope * meanClay
  const ratios = reference.map((r) => r.ocGKg / expectedAt(r.clayPercent, { intercept, slope }))
  const quartiles = [0.25, 0.5, 0.75].map((p) => quantile(ratios, p)) as [number, number, number]
  return { intercept, slope, n, quartiles }
}

function expectedAt(
  clayPercent: number,
  { intercept, slope }: Pick<ExpectedCarbon, 'intercept' | 'slope'>,
): number {
  const expected = intercept + slope * clayPercent
  if (expected <= 0)
    throw new SoilRefusal('outside-domain', 'clayPercent', {
      reason: `${expected} g/kg expected at ${clayPercent} %`,
    })
  return expected
}

/**
 * Carbon over expected carbon, with its quarter among the reference soils: 1 the poorest, 4 the richest.
 *
 * @example
 * const reference = Array.from({ length: 30 }, (_, i) => ({
 *   clayPercent: 5 + i,
 *   ocGKg: 8 + 0.5 * i,
 * }))
 * relativeToExpected(20, 15, expectedCarbon(reference)).quarter // 4
 */
export function relativeToExpected(
  ocGKg: number,
  clayPercent: number,
  expected: ExpectedCarbon,
): {
  readonly ratio: number
  readonly quarter: 1 | 2 | 3 | 4
  readonly expectedGKg: number
  readonly n: number
} {
  requireNumber('ocGKg', ocGKg, { min: 0, max: 600 })
  requireNumber('clayPercent', clayPercent, { min: 0, max: 100 })
  const expectedGKg = expectedAt(clayPercent, expected)
  const ratio = ocGKg / expectedGKg
  const quarter = (1 + expected.quartiles.filter((q) => ratio >= q).length) as 1 | 2 | 3 | 4
  return { ratio, quarter, expectedGKg, n: expected.n }
}
