import { quantile } from '../quantile.ts'
import { type Finding, type SoilSample, type SoilTable, finding, having, show, worst } from './finding.ts'

type Bounded = SoilSample & { readonly upperCm: number; readonly lowerCm: number }

/** Rules on the bounds of layers, profile by profile. Layers with the same bounds are replicates, not an overlap. */
export function depthRules({ samples }: SoilTable): Finding[] {
  const bounded = having(samples, 'upperCm', 'lowerCm')
  const organic = bounded.filter((s) => isAbove(s, bounded))
  const mineral = bounded.filter((s) => !organic.includes(s))
  const heights = mineral.filter((s) => s.upperCm < 0 || s.lowerCm < 0)
  return [
    ...(organic.length > 0
      ? [
          finding(
            'organic-layer',
            'doubt',
            'depth',
            organic,
            `the layer ${at(organic[0])} lies above the mineral soil: an organic layer, which no stock of the mineral soil holds`,
          ),
        ]
      : []),
    ...(heights.length > 0
      ? [
          finding(
            'depth-negative',
            'stop',
            'depth',
            heights,
            'depths are below 0: perhaps heights, so turn the sign',
          ),
        ]
      : [...unitRules(mineral), ...orderRules(mineral)]),
  ]
}

const at = ({ upperCm, lowerCm, label }: Bounded) => `${upperCm}–${lowerCm} cm (${label})`

/**
 * A layer of litter or peat on top of the mineral soil: counted upwards from it (−5 to 0), or as older descriptions
 * have it from 5 to 0 above a layer that begins at 0.
 */
function isAbove(layer: Bounded, all: readonly Bounded[]): boolean {
  const { upperCm, lowerCm, profile } = layer
  if (upperCm < 0) return lowerCm > upperCm && lowerCm <= 0
  const startsBelow = (other: Bounded) =>
    other.profile === profile && other.upperCm === 0 && other.lowerCm > 0
  return lowerCm === 0 && upperCm > 0 && all.some(startsBelow)
}

/** Bounds of layers in inches: 6 and 12, the depth of a plough, and what lies below. */
const inchBounds = [0, 3, 4, 6, 8, 9, 12, 18, 24, 36, 48, 60]

/** Depths that fit another unit better, told by the thickness of topmost layers and the bounds in use. */
function unitRules(bounded: readonly Bounded[]): Finding[] {
  const topmost = bounded.filter((s) => s.upperCm === 0 && s.lowerCm > 0).map((s) => s.lowerCm)
  if (topmost.length === 0) return []
  const deepest = Math.max(...bounded.map((s) => s.lowerCm))
  const bounds = [...new Set(bounded.flatMap((s) => [s.upperCm, s.lowerCm]))]
  const doubt = (unit: string, words: string) => [
    finding('depth-unit', 'doubt', 'depth', bounded, `${words}: perhaps ${unit}, not cm`),
  ]
  const middle = quantile(topmost, 0.5)
  if (middle >= 50 && deepest >= 100)
    return doubt('mm', `topmost layers of ${show(middle)} cm and depths to ${show(deepest)} cm`)
  if (deepest <= 3) return doubt('m', `no layer ends deeper than ${show(deepest)} cm`)
  const isInches = bounds.every((bound) => inchBounds.includes(bound)) && bounds.includes(12)
  return isInches && bounds.includes(6)
    ? doubt('inches', `all bounds are ${bounds.sort((a, b) => a - b).join(', ')}`)
    : []
}

function orderRules(bounded: readonly Bounded[]): Finding[] {
  const inverted = bounded.filter((s) => s.lowerCm <= s.upperCm)
  const ordered = bounded.filter((s) => s.lowerCm > s.upperCm)
  const profiles = new Map<string, Bounded[]>()
  for (const s of ordered) profiles.set(s.profile, [...(profiles.get(s.profile) ?? []), s])
  const overlapping: Bounded[] = []
  const afterGap: Bounded[] = []
  for (const layers of profiles.values()) {
    layers.sort((a, b) => a.upperCm - b.upperCm || a.lowerCm - b.lowerCm || (a.label < b.label ? -1 : 1))
    let [upper, lower] = [0, 0]
    for (const layer of layers) {
      const replicate = layer.upperCm === upper && layer.lowerCm === lower
      if (!replicate && layer.upperCm < lower) overlapping.push(layer)
      if (layer.upperCm > lower) afterGap.push(layer)
      if (layer.lowerCm >= lower) [upper, lower] = [layer.upperCm, layer.lowerCm]
    }
  }
  return (
    [
      ['depth-order', 'stop', inverted, 'ends above where it begins'],
      ['depth-overlap', 'stop', overlapping, 'overlaps the layer above'],
      ['depth-gap', 'doubt', afterGap, 'leaves a gap above it'],
    ] as const
  ).flatMap(([rule, weight, list, words]) =>
    list.length === 0
      ? []
      : [finding(rule, weight, 'depth', list, `the layer ${at(worst(list, () => 0) as Bounded)} ${words}`)],
  )
}
