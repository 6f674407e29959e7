import { type Correlation, cholesky, correlationMatrix } from './correlation.ts'
import { type Distribution, distributionQuantile, requireDistribution } from './distribution.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { sortedQuantile } from './quantile.ts'
import { random } from './random.ts'
import { SoilRefusal, requireNumber } from './refusal.ts'

export interface MonteCarloOptions {
  /** whole number 0 … 2³² − 1; the same seed gives the same draws everywhere */
  readonly seed: number
  /** 2 … 10⁷ */
  readonly draws: number
  /** correlations of the normal scores (Gaussian copula); not named means independent */
  readonly correlations?: readonly Correlation[]
}

export interface MonteCarloResult {
  /** one value a draw, in the order drawn */
  readonly values: Float64Array
  readonly mean: number
  /** sample standard deviation, n − 1 */
  readonly sd: number
  /** quantile by Hyndman and Fan's rule 7 */
  readonly quantile: (p: number) => number
  /** share of draws above `threshold` (default 0), with the standard error that the number of draws leaves */
  readonly probabilityAbove: (threshold?: number) => { probability: number; standardError: number }
  /** enough to repeat the run */
  readonly made: {
    readonly method: 'Monte Carlo, Gaussian copula'
    readonly generator: string
    readonly quantileRule: 'Hyndman and Fan 7'
    readonly seed: number
    readonly draws: number
    readonly inputs: Readonly<Record<string, Distribution>>
    readonly correlations: readonly Correlation[]
  }
}

/**
 * Runs `model` on `draws` sets of inputs. Correlated inputs go through a Gaussian copula: independent normal scores
 * are mixed by the Cholesky factor of the correlation matrix and each score's probability is looked up in the
 * input's own distribution, so margins are kept exactly. A draw for which the model gives no finite number stops
 * the run with its inputs; it is never dropped, since dropping would bend the result.
 *
 * @example
 * const inputs = {
 *   stock: { kind: 'normal', mean: 50, sd: 3 },
 *   rate: { kind: 'uniform', min: 0, max: 8 },
 * } as const
 * monteCarlo(inputs, ({ stock, rate }) => (stock * rate) / 1000, {
 *   seed: 1,
 *   draws: 1000,
 * }).mean.toFixed(2) // '0.20' t C/ha a year
 */
export function monteCarlo<K extends string>(
  inputs: Readonly<Record<K, Distribution>>,
  model: (drawn: Record<K, number>) => number,
  { seed, draws, correlations = [] }: MonteCarloOptions,
): MonteCarloResult {
  requireNumber('draws', draws, { min: 2, max: 1e7 })
  if (!Number.isInteger(draws)) throw new SoilRefusal('out-of-range', 'draws', { value: draws })
  const names = Object.keys(inputs) as K[]
  for (const name of names) requireDistribution(name, inputs[name])
  const lower = cholesky(correlationMatrix(names, correlations))
  const source = random(seed)
  const values = new Float64Array(draws)
  const scores = names.map(() => 0)
  for (let i = 0; i < draws; i++) {
    const drawn = {} as Record<K, number>
    names.forEach((name, row) => {
      const uniform = source.next()
      scores[row] = normalQuantile(uniform)
      drawn[name] = distributionQuantile(inputs[name], mixed(lower[row], scores, row, uniform))
    })
    values[i] = model(drawn)
    if (!Number.isFinite(values[i]))
      throw new SoilRefusal('not-a-number', 'model result', {
        value: `${values[i]} at draw ${i} of ${JSON.stringify(drawn)}`,
      })
  }
  return summary(values, { seed, draws, inputs, correlations, generator: source.generator })
}

/** Probability of the row's mixed score; a row that mixes nothing keeps its uniform number to the last bit. */
function mixed(row: readonly number[], scores: readonly number[], own: number, uniform: number): number {
  if (row[own] === 1) return uniform
  let score = 0
  for (let k = 0; k <= own; k++) score += row[k] * scores[k]
  return Math.min(1 - 2 ** -53, normalCdf(score))
}

function summary(
  values: Float64Array,
  made: Omit<MonteCarloResult['made'], 'method' | 'quantileRule'>,
): MonteCarloResult {
  const n = values.length
  const mean = values.reduce((sum, v) => sum + v, 0) / n
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1))
  const sorted = values.slice().sort()
  return {
    values,
    mean,
    sd,
    quantile: (p) => sortedQuantile(sorted, p),
    probabilityAbove: (threshold = 0) => {
      const probability = values.reduce((count, v) => count + (v > threshold ? 1 : 0), 0) / n
      return { probability, standardError: Math.sqrt((probability * (1 - probability)) / n) }
    },
    made: { method: 'Monte Carlo, Gaussian copula', quantileRule: 'Hyndman and Fan 7', ...made },
  }
}
