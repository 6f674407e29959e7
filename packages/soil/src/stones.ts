import { SoilRefusal, requireNumber } from './refusal.ts'
import { type DensityBasis, type Layer, fineEarthMass, layerStock } from './stock.ts'
import { studentQuantile } from './student.ts'

/** Ways of reckoning a layer's stock that are met in practice; the first is right. */
export type StockFormula =
  | 'right'
  | 'stones taken off twice'
  | 'stones not taken off'
  | 'stone percent used as a fraction'
  | 'stone fraction used as a percent'
  | 'carbon percent used as g/kg'
  | 'carbon g/kg used as percent'

export interface StockExplanation {
  readonly formula: StockFormula
  /** stock by that formula, t C/ha */
  readonly stockTHa: number
  /** that stock over the right one */
  readonly factor: number
}

function formulas(layer: Layer): [StockFormula, number][] {
  const right = layerStock(layer)
  const stones = layer.coarsePercent / 100
  const withoutStones = right / (1 - stones)
  const whole = (layer.densityGCm3 * (layer.lowerCm - layer.upperCm) * layer.ocGKg) / 10
  const byBasis: Record<DensityBasis, [StockFormula, number][]> = {
    'fine-earth-volume': [
      ['stones taken off twice', right * (1 - stones)],
      ['stones not taken off', withoutStones],
      ['stone percent used as a fraction', withoutStones * (1 - layer.coarsePercent)],
      ['stone fraction used as a percent', withoutStones * (1 - stones / 100)],
    ],
    'total-volume': [['stones taken off twice', right * (1 - stones)]],
    'whole-soil': [['stones not taken off', whole]],
  }
  return [
    ['right', right],
    ...(layer.coarsePercent > 0 ? byBasis[layer.densityBasis] : []),
    ['carbon percent used as g/kg', right / 10],
    ['carbon g/kg used as percent', right * 10],
  ]
}

/**
 * Which formula a reported stock (t C/ha) of a layer was reckoned by: every known one that meets it within
 * `tolerance` (relative, default 0.5 %), closest first; empty if none does. The double count of stones, and percent
 * taken for a fraction, are named by it.
 *
 * @example
 * const layer = {
 *   upperCm: 0,
 *   lowerCm: 30,
 *   ocGKg: 15,
 *   densityGCm3: 1.3,
 *   coarsePercent: 5,
 *   densityBasis: 'fine-earth-volume' as const,
 * }
 * explainStock(layer, layerStock(layer) * 0.95)[0].formula // 'stones taken off twice'
 */
export function explainStock(layer: Layer, reportedTHa: number, tolerance = 0.005): StockExplanation[] {
  requireNumber('reported stock', reportedTHa)
  requireNumber('tolerance', tolerance, { min: 0, max: 0.5 })
  fineEarthMass(layer)
  const right = layerStock(layer)
  if (right === 0)
    throw new SoilRefusal('outside-domain', 'layer', { reason: 'without carbon all formulas agree' })
  return formulas(layer)
    .filter(([, stock]) => Math.abs(stock - reportedTHa) <= tolerance * Math.abs(stock))
    .sort(([, a], [, b]) => Math.abs(a - reportedTHa) - Math.abs(b - reportedTHa))
    .map(([formula, stockTHa]) => ({ formula, stockTHa, factor: stockTHa / right }))
}

export interface BasisEvidence {
  readonly basis: 'fine-earth-volume' | 'total-volume' | 'cannot tell'
  /** relative change of density as stones go from none to all: about 0 for fine-earth volume, −1 for total volume */
  readonly slope?: number
  /** 95 % interval of `slope`; like it absent where all samples have the same stones */
  readonly interval?: readonly [number, number]
  readonly n: number
}

/**
 * What a column of densities seems to be, from how it falls with stones over many samples of similar soil. Density
 * per fine-earth volume hardly depends on stones; per total volume it falls as 1 − stones, so density regressed on
 * the stone fraction has slope/intercept 0 or −1. Where the interval holds both or neither, it cannot tell; it is
 * evidence, never a substitute for asking the laboratory. Takes densities in any one unit.
 *
 * @example
 * const samples = [0, 10, 20, 30, 40].map((coarsePercent, i) => ({
 *   coarsePercent,
 *   density: 1.4 * (1 - coarsePercent / 100) + 0.001 * (i % 2),
 * }))
 * densityBasisEvidence(samples).basis // 'total-volume'
 */
export function densityBasisEvidence(
  samples: readonly { readonly density: number; readonly coarsePercent: number }[],
): BasisEvidence {
  const n = samples.length
  if (n < 5) throw new SoilRefusal('out-of-range', 'samples', { value: n, min: 5 })
  const x = samples.map((s) => requireNumber('coarsePercent', s.coarsePercent, { min: 0, max: 100 }) / 100)
  const y = samples.map((s) => requireNumber('density', s.density, { min: 0 }))
  const mean = (v: readonly number[]) => v.reduce((sum, a) => sum + a, 0) / n
  const [mx, my] = [mean(x), mean(y)]
  const sxx = x.reduce((sum, a) => sum + (a - mx) ** 2, 0)
  if (sxx === 0) return { basis: 'cannot tell', n }
  const b = x.reduce((sum, a, i) => sum + (a - mx) * (y[i] - my), 0) / sxx
  const intercept = my - b * mx
  const residual = y.reduce((sum, d, i) => sum + (d - intercept - b * x[i]) ** 2, 0) / (n - 2)
  const half = (studentQuantile(0.975, n - 2) * Math.sqrt(residual / sxx)) / intercept
  const slope = b / intercept
  const interval: [number, number] = [slope - half, slope + half]
  const holds = (value: number) => interval[0] - 1e-9 <= value && value <= interval[1] + 1e-9
  const basis = holds(0) === holds(-1) ? 'cannot tell' : holds(-1) ? 'total-volume' : 'fine-earth-volume'
  return { basis, slope, interval, n }
}
