/**
 * A number to so many decimals, as R's `round` gives it: of the two neighbours the one nearer to the number that is
 * stored, and the even one in a tie.
 */
function decimals(value: number, places: number): number {
  const scale = 10 ** places
  const below = Math.floor(value * scale)
  const [low, high] = [below / scale, (below + 1) / scale]
  const lean = value - low - (high - value)
  return lean < 0 || (lean === 0 && below % 2 === 0) ? low : high
}

/** How the numbers are rounded on the way: not at all, or as the published R program does. */
export const roundings = {
  none: (value: number) => value,
  AMG_base: decimals,
} as const

export type Rounding = keyof typeof roundings
