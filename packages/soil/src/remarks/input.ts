import { type Remark, likelyUnit, remark } from './remark.ts'

/** Carbon that plants and manure bring in a year, t C/ha: sugar cane and the wettest forests bring half as much. */
const mostInput = 20
/** Semi-deserts bring more than this. */
const leastInput = 0.2
/** DPM/RPM of plant carbon; 1.44 is the largest in use. */
const largestRatio = 4

/** What reaches the soil in a year, t C/ha, and the DPM/RPM of its plant carbon. */
export interface CarbonInputs {
  readonly input?: number
  readonly ratio?: number
}

export function carbonRemarks({ input, ratio }: CarbonInputs): Remark[] {
  return [
    ...(input === undefined ? [] : amountRemarks(input)),
    ...(ratio === undefined ? [] : ratioRemarks(ratio)),
  ]
}

function amountRemarks(sum: number): Remark[] {
  const usual = (units: readonly (readonly [string, number])[]) => likelyUnit(sum, units, 0.3, mostInput)
  if (sum > mostInput)
    return [
      remark('carbon_input', {
        sum,
        most: mostInput,
        unit: usual([
          ['kg C/ha', 0.001],
          ['g C/m²', 0.01],
        ]),
      }),
    ]
  return sum > 0 && sum < leastInput
    ? [remark('carbon_input_low', { sum, unit: usual([['kg C/m²', 10]]) })]
    : []
}

const ratioRemarks = (ratio: number): Remark[] =>
  ratio > largestRatio ? [remark('input_ratio', { ratio })] : []
