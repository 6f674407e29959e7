import type { Window } from './grid.ts'

/**
 * Missing cells take the value of the nearest cell that has one, no further off than `reach` cells; `aspect` is a
 * cell's width over its height. Of equally near ones the first from the north-west counts.
 */
export function fillNearest(
  values: Float64Array,
  { width, height }: Pick<Window, 'width' | 'height'>,
  reach: number,
  aspect: number,
): Float64Array<ArrayBuffer> {
  const around: { row: number; column: number; distance: number }[] = []
  for (let row = -reach; row <= reach; row++)
    for (let column = -reach; column <= reach; column++)
      around.push({ row, column, distance: Math.hypot(row, column * aspect) })
  const steps = around
    .filter(({ distance }) => distance > 0 && distance <= reach)
    .sort((a, b) => a.distance - b.distance)
  return Float64Array.from(values, (value, index) => {
    if (!Number.isNaN(value)) return value
    const [row, column] = [Math.floor(index / width), index % width]
    for (const step of steps) {
      const [r, c] = [row + step.row, column + step.column]
      if (r < 0 || c < 0 || r >= height || c >= width) continue
      const found = values[r * width + c]!
      if (!Number.isNaN(found)) return found
    }
    return NaN
  })
}
