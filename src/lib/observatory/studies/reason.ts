import type { SoilRefusal } from '#soil'

/** Why a cell has no answer, in the words of a tally: a masked cell by its mask, any other by what is at fault. */
export const reasonOf = ({ field, code, data }: SoilRefusal) =>
  data.mask === undefined ? `refused: ${field} ${code}` : `masked: ${data.mask}`

export const reasonsOf = (refusals: ReadonlyMap<number, SoilRefusal>) =>
  new Map([...refusals].map(([cell, refusal]) => [cell, reasonOf(refusal)]))
