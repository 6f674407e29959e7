import { type Correlation, correlationMatrix } from './correlation.ts'
import { SoilRefusal, requireNumber } from './refusal.ts'

/** A value with the standard deviation of its error, both in the unit of the value. */
export interface Uncertain {
  readonly value: number
  readonly sd: number
}

export interface Propagated extends Uncertain {
  /** share of the variance that each input brings by itself; with correlations they need not add up to 1 */
  readonly shares: Readonly<Record<string, number>>
}

/**
 * Error of a function of uncertain inputs to first order: var f = Σᵢⱼ (∂f/∂xᵢ)(∂f/∂xⱼ) rᵢⱼ sᵢ sⱼ, with central
 * differences of a thousandth of each standard deviation (GUM, JCGM 100:2008, eq. 13). Good where f bends little
 * within the errors; else use `monteCarlo`.
 *
 * @example
 * propagate(
 *   { a: { value: 3, sd: 0.3 }, b: { value: 4, sd: 0.4 } },
 *   ({ a, b }) => a * b,
 * ).sd.toFixed(2) // '1.70'
 */
export function propagate<K extends string>(
  inputs: Readonly<Record<K, Uncertain>>,
  model: (values: Record<K, number>) => number,
  correlations: readonly Correlation[] = [],
): Propagated {
  const names = Object.keys(inputs) as K[]
  const r = correlationMatrix(names, correlations)
  const centre = Object.fromEntries(
    names.map((name) => [name, requireNumber(name, inputs[name].value)]),
  ) as Record<K, number>
  const value = requireNumber('model result', model(centre))
  const effects = names.map((name) => {
    const step = requireNumber(`${name} sd`, inputs[name].sd, { min: 0 }) * 1e-3
    if (step === 0) return 0
    const up = model({ ...centre, [name]: centre[name] + step })
    const down = model({ ...centre, [name]: centre[name] - step })
    return requireNumber(`effect of ${name}`, (up - down) / 2) * 1e3
  })
  let variance = 0
  effects.forEach((a, i) => effects.forEach((b, j) => (variance += a * b * r[i][j])))
  if (variance < -1e-12 * Math.max(...effects.map((e) => e * e)))
    throw new SoilRefusal('inconsistent', 'correlations', {
      reason: 'no variables can be correlated like this',
    })
  const sd = Math.sqrt(Math.max(0, variance))
  const shares = Object.fromEntries(names.map((name, i) => [name, sd === 0 ? 0 : effects[i] ** 2 / sd ** 2]))
  return { value, sd, shares }
}
