import type { Correlation } from './correlation.ts'
import { type Propagated, type Uncertain, propagate } from './propagate.ts'
import { ranges } from './ranges.ts'
import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/**
 * What a bulk density divides by what. The three differ by the stones, and which one a laboratory reports decides
 * whether the stone factor belongs in the stock (Poeplau, Vos and Don 2017, SOIL 3, 61–66).
 * - `fine-earth-volume`: mass of fine earth per volume of fine earth; the stones must be taken off.
 * - `total-volume`: mass of fine earth per volume of the whole sample; the stones are already off.
 * - `whole-soil`: mass of fine earth and stones per volume of the whole sample; the stones' mass must be taken off.
 */
export type DensityBasis = 'fine-earth-volume' | 'total-volume' | 'whole-soil'

export const densityBases: readonly DensityBasis[] = ['fine-earth-volume', 'total-volume', 'whole-soil']

export interface Layer {
  /** upper and lower bound below the surface, cm, 0 ≤ upper < lower */
  readonly upperCm: number
  readonly lowerCm: number
  /** organic carbon of the fine earth (< 2 mm), g/kg, 0–600 */
  readonly ocGKg: number
  /** g/cm³, above 0 to 2.65 */
  readonly densityGCm3: number
  readonly densityBasis: DensityBasis
  /** fragments > 2 mm, percent of the layer's volume, 0 to below 100; give 0 only if it is known to be 0 */
  readonly coarsePercent: number
}

/** Density of stones in g/cm³, used with `whole-soil` alone; that of quartz and most rock. */
export const stoneDensity = 2.65

/** Refuses a layer that cannot be, naming the value; returns it otherwise. */
export function requireLayer(layer: Layer, label = 'layer'): Layer {
  requireNumber(`${label} upperCm`, layer.upperCm, { min: 0 })
  requireNumber(`${label} lowerCm`, layer.lowerCm, { min: 0 })
  if (layer.lowerCm <= layer.upperCm)
    throw new SoilRefusal('inconsistent', `${label} lowerCm`, {
      reason: `${layer.lowerCm} cm is not below ${layer.upperCm} cm`,
    })
  requireNumber(`${label} ocGKg`, layer.ocGKg, { min: 0, max: 600 })
  requireNumber(`${label} densityGCm3`, layer.densityGCm3, { ...ranges.density, min: 0 })
  if (layer.densityGCm3 === 0)
    throw new SoilRefusal('out-of-range', `${label} densityGCm3`, { value: 0, min: '0 (open)' })
  requireNumber(`${label} coarsePercent`, layer.coarsePercent, { min: 0, max: 100 })
  if (layer.coarsePercent === 100)
    throw new SoilRefusal('outside-domain', `${label} coarsePercent`, {
      reason: 'a layer of stones has no soil',
    })
  requireOption(`${label} densityBasis`, layer.densityBasis, densityBases)
  return layer
}

/** Fine earth in g per cm³ of the whole layer, stones included in the volume. */
function fineEarthPerVolume({ densityGCm3, densityBasis, coarsePercent }: Layer): number {
  const stones = coarsePercent / 100
  switch (densityBasis) {
    case 'fine-earth-volume':
      return densityGCm3 * (1 - stones)
    case 'total-volume':
      return densityGCm3
    case 'whole-soil':
      return densityGCm3 - stoneDensity * stones
  }
}

/**
 * Mass of fine earth in a layer, t/ha: density (g/cm³) × thickness (cm) × 100, without the stones.
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
 * fineEarthMass(layer).toFixed(0) // '3705' t/ha
 */
export function fineEarthMass(layer: Layer): number {
  requireLayer(layer)
  const perVolume = fineEarthPerVolume(layer)
  if (perVolume <= 0)
    throw new SoilRefusal('inconsistent', 'coarsePercent', {
      reason: `${layer.coarsePercent} % of stones weigh more than a whole soil of ${layer.densityGCm3} g/cm³`,
    })
  return perVolume * (layer.lowerCm - layer.upperCm) * 100
}

/**
 * Organic carbon in a layer, t C/ha: fine-earth mass × content.
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
 * layerStock(layer).toFixed(1) // '55.6' t C/ha
 */
export const layerStock = (layer: Layer): number => (fineEarthMass(layer) * layer.ocGKg) / 1000

/**
 * The layers in order from the surface, refused if they leave a gap or overlap: a stock to a depth needs every
 * centimetre above it. The order given does not matter.
 */
export function orderedProfile(layers: readonly Layer[]): Layer[] {
  if (layers.length === 0) throw new SoilRefusal('missing', 'layers')
  const ordered = [...layers].sort((a, b) => a.upperCm - b.upperCm)
  ordered.forEach((layer, i) => {
    requireLayer(layer, `layer ${layer.upperCm}–${layer.lowerCm} cm`)
    const above = i === 0 ? 0 : ordered[i - 1].lowerCm
    if (layer.upperCm !== above)
      throw new SoilRefusal('inconsistent', 'layers', {
        reason: `${layer.upperCm < above ? 'an overlap' : 'a gap'} between ${above} and ${layer.upperCm} cm`,
      })
  })
  return ordered
}

/**
 * Organic carbon from the surface to `depthCm`, t C/ha, layers cut in proportion. Refuses a depth below the deepest
 * sample. Two dates should be compared at equal soil mass instead (`equivalentStock`), since density changes.
 *
 * @example
 * const layers = [
 *   [0, 15, 18, 1.25],
 *   [15, 30, 11, 1.38],
 *   [30, 45, 7, 1.45],
 * ].map(([upperCm, lowerCm, ocGKg, densityGCm3]) => ({
 *   upperCm,
 *   lowerCm,
 *   ocGKg,
 *   densityGCm3,
 *   coarsePercent: 0,
 *   densityBasis: 'fine-earth-volume' as const,
 * }))
 * fixedDepthStock(layers, 30).toFixed(1) // '56.5' t C/ha
 */
export function fixedDepthStock(layers: readonly Layer[], depthCm: number): number {
  return cutProfile(layers, depthCm).reduce((sum, layer) => sum + layerStock(layer), 0)
}

/** The layers from the surface to `depthCm`, the last one cut there. */
export function cutProfile(layers: readonly Layer[], depthCm: number): Layer[] {
  const ordered = orderedProfile(layers)
  const deepest = ordered[ordered.length - 1].lowerCm
  requireNumber('depthCm', depthCm, { min: 0 })
  if (depthCm > deepest)
    throw new SoilRefusal('outside-domain', 'depthCm', {
      reason: `sampled to ${deepest} cm, asked to ${depthCm} cm`,
    })
  return ordered
    .filter((layer) => layer.upperCm < depthCm)
    .map((layer) => ({ ...layer, lowerCm: Math.min(layer.lowerCm, depthCm) }))
}

/** Standard deviations of a layer's measurements, in the units of `Layer`; thickness as `thicknessCm`. */
export interface LayerErrors {
  readonly ocGKg: number
  readonly densityGCm3: number
  readonly coarsePercent: number
  readonly thicknessCm: number
}

const measured = ['ocGKg', 'densityGCm3', 'coarsePercent', 'thicknessCm'] as const

/**
 * A layer's stock, t C/ha, with the standard deviation that the errors of its measurements leave (first order), and
 * the share of the variance each brings. Carbon content and density are usually negatively correlated: say so in
 * `correlations`, e.g. `[{ between: ['ocGKg', 'densityGCm3'], r: -0.6 }]`.
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
 * const errors = { ocGKg: 1, densityGCm3: 0.05, coarsePercent: 2, thicknessCm: 0.5 }
 * layerStockError(layer, errors).sd.toFixed(1) // '4.5' t C/ha
 */
export function layerStockError(
  layer: Layer,
  errors: LayerErrors,
  correlations: readonly Correlation[] = [],
): Propagated {
  const thicknessCm = requireLayer(layer).lowerCm - layer.upperCm
  const values = { ...layer, thicknessCm }
  const inputs = Object.fromEntries(
    measured.map((name) => [name, { value: values[name], sd: errors[name] }]),
  ) as Record<(typeof measured)[number], Uncertain>
  const { sd, shares } = propagate(
    inputs,
    ({ thicknessCm, ...drawn }) =>
      fineEarthPerVolume({ ...layer, ...drawn }) * thicknessCm * 100 * (drawn.ocGKg / 1000),
    correlations,
  )
  return { value: layerStock(layer), sd, shares }
}

/**
 * Sum of layers with error, t C/ha. `between` is the correlation of the errors of any two layers: 0 if each was
 * measured afresh, 1 if one calibration or one stone estimate shifts all alike. It has to be said, since the sum's
 * error differs by up to √n.
 *
 * @example
 * sumUncertain(
 *   [
 *     { value: 30, sd: 3 },
 *     { value: 20, sd: 4 },
 *   ],
 *   { between: 0 },
 * ).sd // 5
 */
export function sumUncertain(
  parts: readonly Uncertain[],
  { between }: { readonly between: number },
): Uncertain {
  requireNumber('between', between, { min: 0, max: 1 })
  const sum = parts.reduce((s, p) => s + requireNumber('value', p.value), 0)
  const sds = parts.map((p) => requireNumber('sd', p.sd, { min: 0 }))
  const alone = sds.reduce((s, sd) => s + sd * sd, 0)
  const together = sds.reduce((s, sd) => s + sd, 0) ** 2
  return { value: sum, sd: Math.sqrt(alone + between * (together - alone)) }
}
