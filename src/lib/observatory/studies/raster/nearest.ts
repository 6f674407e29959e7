import type { Window } from './grid.ts'
import type { Values } from '../tile/values.ts'

/**
 * Missing cells take the value of the nearest cell that has one, no further off than `reach` cells; `aspect` is a
 * cell's width over its height. Of equally near ones the first from the north-west counts.
 */
export function fillNearest(
  values: Values,
  { width, height }: Pick<Window, 'width' | 'height'>,
  reach: number,
  aspect: number,
): Values {
  const around: { row: number; column: number; distance: number }[] = []
  for (let row = -reach; row <= reach; row++)
    for (let column = -reach; column <= reach; column++)
      around.push({ row, column, distance: Math.hypot(row, column * aspect) })
  const steps = around
    .filter(({ distance }) => distance > 0 && distance <= reach)
    .sort((a, b) => a.distance - b.distance)
  const full = values.slice()
  for (let index = 0; index < values.length; index++) {
    if (!Number.isNaN(values[index])) continue
    const [row, column] = [Math.floor(index / width), index % width]
    const step = steps.find((step) => {
      const [r, c] = [row + step.row, column + step.column]
      return r >= 0 && c >= 0 && r < height && c < width && !Number.isNaN(values[r * width + c])
    })
    if (step) full[index] = values[(row + step.row) * width + column + step.column]!
  }
  return full
}
