export type Colour = readonly [red: number, green: number, blue: number]

// Anchors of viridis (matplotlib, CC0) and of ColorBrewer's BrBG (Apache-2.0): both are told apart by colour-blind readers
const rising: readonly Colour[] = [
  [253, 231, 37],
  [93, 201, 99],
  [33, 144, 141],
  [59, 82, 139],
  [68, 1, 84],
]
const aroundNought: readonly Colour[] = [
  [140, 81, 10],
  [216, 179, 101],
  [245, 245, 245],
  [90, 180, 172],
  [1, 102, 94],
]

/** The colour at a share from 0 to 1. */
export function colourAt(share: number, isChange: boolean): Colour {
  const anchors = isChange ? aroundNought : rising
  const at = Math.min(1, Math.max(0, share)) * (anchors.length - 1)
  const low = Math.min(anchors.length - 2, Math.floor(at))
  const [below, above] = [anchors[low]!, anchors[low + 1]!]
  const between = (i: 0 | 1 | 2) => Math.round(below[i] + (at - low) * (above[i] - below[i]))
  return [between(0), between(1), between(2)]
}

/** Ends of a scale that few cells leave: the 2nd and 98th of a hundred; as far to both sides for changes. */
export function scaleOf(values: Float32Array, isChange: boolean): readonly [low: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return isChange ? [-1, 1] : [0, 1]
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  const [low, high] = [at(0.02), at(0.98)]
  if (isChange) {
    const far = Math.max(Math.abs(low), Math.abs(high)) || 1
    return [-far, far]
  }
  return high > low ? [low, high] : [low, low + 1]
}
