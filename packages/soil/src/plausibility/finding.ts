/** One sample of a layer. Numbers as they stand in the file, in the units the table declares; missing stays missing. */
export interface SoilSample {
  readonly profile: string
  /** what the file calls the sample */
  readonly label: string
  /** cm below the surface */
  readonly upperCm?: number
  readonly lowerCm?: number
  readonly carbon?: number
  readonly nitrogen?: number
  readonly density?: number
  /** percent of the fine earth */
  readonly sandPercent?: number
  readonly siltPercent?: number
  readonly clayPercent?: number
  /** percent of the volume */
  readonly coarsePercent?: number
  /** organic carbon of the layer per area */
  readonly stock?: number
}

/** A column's unit as declared, in any known spelling, and the heading that stands over its values. */
export interface Column {
  readonly unit: string
  readonly heading?: string
}

export interface SoilTable {
  readonly samples: readonly SoilSample[]
  readonly carbon?: Column
  readonly nitrogen?: Column
  readonly density?: Column
  readonly stock?: Column
}

export type PlausibilityRule =
  | 'not-a-number'
  | 'negative'
  | 'missing-code'
  | 'unit-unknown'
  | 'unit-contradiction'
  | 'organic-matter'
  | 'ten-fold'
  | 'more-carbon-than-matter'
  | 'carbon-very-low'
  | 'carbon-to-nitrogen'
  | 'density-unit'
  | 'density-without-pores'
  | 'density-for-carbon'
  | 'density-very-low'
  | 'stock-for-density'
  | 'texture-sum'
  | 'texture-above-100'
  | 'fraction-for-percent'
  | 'stones-above-100'
  | 'depth-order'
  | 'depth-overlap'
  | 'depth-gap'
  | 'depth-negative'
  | 'depth-unit'
  | 'organic-layer'

export interface Finding {
  readonly rule: PlausibilityRule
  readonly weight: 'stop' | 'doubt'
  /** column at fault, as far as one can tell */
  readonly column: string
  /** one sentence that names the likely mistake and a sample that shows it */
  readonly message: string
  /** labels of the samples concerned, sorted */
  readonly samples: readonly string[]
}

export function finding(
  rule: PlausibilityRule,
  weight: Finding['weight'],
  column: string,
  samples: readonly SoilSample[],
  message: string,
): Finding {
  return { rule, weight, column, message, samples: samples.map((sample) => sample.label).sort() }
}

/** A number for a sentence: at most four digits. */
export const show = (value: number): string => String(Number(value.toPrecision(4)))

/** The sample with the largest score; among equals the first by label, so that order does not matter. */
export function worst(samples: readonly SoilSample[], score: (sample: SoilSample) => number): SoilSample {
  return samples.reduce((a, b) => {
    const difference = score(b) - score(a)
    return difference > 0 || (difference === 0 && b.label < a.label) ? b : a
  })
}

/** Samples that have both numbers. */
export const having = <K extends keyof SoilSample>(
  samples: readonly SoilSample[],
  ...names: readonly K[]
): (SoilSample & Required<Pick<SoilSample, K>>)[] =>
  samples.filter((sample) => names.every((name) => sample[name] !== undefined)) as never
