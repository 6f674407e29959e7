/**
 * All constants of RothC-26.3 in one value, so that a result can state them and an uncertainty run can vary them.
 * Coleman & Jenkinson 1996; Jenkinson 1990; official code and description 2.0.0 (Rothamsted, June 2025).
 */
export interface RothcConstants {
  /** length of the step, years */
  readonly step: number
  /** decay rates, 1/year */
  readonly rate: { readonly dpm: number; readonly rpm: number; readonly bio: number; readonly hum: number }
  /** a = top / (1 + e^(scale / (T + shift))), 0 where T < frost; °C */
  readonly temperature: {
    readonly top: number
    readonly scale: number
    readonly shift: number
    readonly frost: number
  }
  /** deficit at 15 bar = −(base + linear·clay − square·clay²)·depth/depthOfRecord; mm, cm, % */
  readonly deficit: {
    readonly base: number
    readonly linear: number
    readonly square: number
    readonly depthOfRecord: number
    /** share of it at 1 bar, and the share to which a bare soil dries */
    readonly oneBar: number
    readonly bare: number
    /** the same bare limit where 1 and 15 bar come from a retention curve: the share of the way from 15 to 1 bar */
    readonly bareBetween: number
  }
  /** open-pan evaporation to that of a soil */
  readonly pan: number
  /** rate of decay under cover, relative to bare soil */
  readonly covered: number
  /** x = scale·(base + slope·e^(−clay·decline)): CO2 per unit of BIO + HUM formed */
  readonly respiration: {
    readonly scale: number
    readonly base: number
    readonly slope: number
    readonly decline: number
  }
  /** how what is not respired splits */
  readonly formed: { readonly bio: number; readonly hum: number }
  readonly manure: { readonly dpm: number; readonly rpm: number; readonly hum: number }
  readonly radiocarbon: {
    /** decay constant, 1/year, from Libby's half-life of 5568 years */
    readonly decay: number
    /** mean life by which an age is turned into Δ14C, years (the official code has 8035, not 5568/ln 2 = 8033) */
    readonly meanLife: number
    /** age of the inert pool, years */
    readonly inertAge: number
  }
  /** Wösten et al. 1999, topsoils: see retention.ts for the terms that the coefficients belong to */
  readonly retention: {
    readonly residual: number
    /** organic matter per organic carbon */
    readonly organicMatter: number
    readonly saturation: readonly number[]
    readonly alpha: readonly number[]
    readonly n: readonly number[]
  }
}

/** The official constants in double precision: the default everywhere. */
export const rothcConstants: RothcConstants = {
  step: 1 / 12,
  rate: { dpm: 10, rpm: 0.3, bio: 0.66, hum: 0.02 },
  temperature: { top: 47.91, scale: 106.06, shift: 18.27, frost: -5 },
  deficit: {
    base: 20,
    linear: 1.3,
    square: 0.01,
    depthOfRecord: 23,
    oneBar: 0.444,
    bare: 0.556,
    bareBetween: 0.6388 / 0.8,
  },
  pan: 0.75,
  covered: 0.6,
  respiration: { scale: 1.67, base: 1.85, slope: 1.6, decline: 0.0786 },
  formed: { bio: 0.46, hum: 0.54 },
  manure: { dpm: 0.49, rpm: 0.49, hum: 0.02 },
  radiocarbon: { decay: Math.LN2 / 5568, meanLife: 8035, inertAge: 50_000 },
  retention: {
    residual: 0.01,
    organicMatter: 1.72,
    saturation: [
      0.7919, 0.001691, -0.29619, -0.000001491, 0.0000821, 0.02427, 0.01113, 0.01472, -0.0000733, -0.000619,
      -0.001183, -0.0001664,
    ],
    alpha: [
      -14.96, 0.03135, 0.0351, 0.646, 15.29, -0.192, -4.671, -0.000781, -0.00687, 0.0449, 0.0663, 0.1482,
      -0.04546, -0.4852, 0.00673,
    ],
    n: [
      -25.23, -0.02195, 0.0074, -0.194, 45.5, -7.24, 0.0003658, 0.002885, -12.81, -0.1524, -0.01958, -0.2876,
      -0.0709, -44.6, -0.02264, 0.0896, 0.00718,
    ],
  },
}

/** Every number rounded to single precision, as a Fortran compiler reads a literal without an exponent letter. */
function single<T>(value: T): T {
  if (typeof value === 'number') return Math.fround(value) as T
  if (Array.isArray(value)) return value.map(single) as T
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, single(part)])) as T
}

/**
 * The constants as the shipped Fortran program has them: single precision in a double-precision program.
 * Only for comparing with its output; it moves stocks by up to 1.5e-7 of themselves.
 */
export const rothcConstantsAsShipped: RothcConstants = {
  ...single(rothcConstants),
  deficit: {
    ...single(rothcConstants.deficit),
    bareBetween: Math.fround(Math.fround(0.6388) / Math.fround(0.8)),
  },
  radiocarbon: { ...single(rothcConstants.radiocarbon), decay: Math.fround(Math.fround(Math.LN2) / 5568) },
}
