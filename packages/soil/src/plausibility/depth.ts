import { type Finding, type SoilSample, type SoilTable, finding, having, worst } from './finding.ts'

type Bounded = SoilSample & { readonly upperCm: number; readonly lowerCm: number }

/** Rules on the bounds of layers, profile by profile. Layers with the same bounds are replicates, not an overlap. */
export function depthRules({ samples }: SoilTable): Finding[] {
  const bounded = having(samples, 'upperCm', 'lowerCm')
  const negative = bounded.filter((s) => s.upperCm < 0 || s.lowerCm < 0)
  if (negative.length > 0)
    return [
      finding(
        'depth-negative',
        'stop',
        'depth',
        negative,
        'depths are below 0: perhaps heights, so turn the sign',
      ),
    ]
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
  const at = ({ upperCm, lowerCm, label }: Bounded) => `${upperCm}–${lowerCm} cm (${label})`
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
