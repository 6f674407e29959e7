export type Label = { y: number; text: string }

/** Labels beside the ends of lines, from the lowest up, pushed apart so that each can be read. */
export function apart<L extends Label>(labels: readonly L[], gap: number): L[] {
  let free = -Infinity
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      const y = Math.max(label.y, free)
      free = y + gap
      return { ...label, y }
    })
}
