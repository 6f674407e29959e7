import type { Modelled } from './modelled.ts'

/** A treatment beside the control of its experiment at a date that both were measured at, t C/ha. */
export interface Difference {
  readonly modelled: number
  readonly measured: number
}

/** What a practice would be held against: the plot without manure, or the one that stayed arable. */
const isControl = ({ name }: Modelled) => name === 'arable' || name.startsWith('unmanured')

/** Each treatment of an experiment less its control, date by date; the start, which the model is given, is left out. */
export function differences(treatments: readonly Modelled[]): Difference[][] {
  const control = treatments.find(isControl)
  if (!control || treatments.length < 2) return []
  return treatments
    .filter((treatment) => treatment !== control)
    .map((treatment) =>
      treatment.measured.slice(1).flatMap(({ year, stock }) => {
        const other = control.measured.slice(1).find((point) => point.year === year)
        if (!other) return []
        const modelled = stockIn(treatment, year) - stockIn(control, year)
        return [{ modelled, measured: stock - other.stock }]
      }),
    )
}

export const stockIn = ({ course }: Modelled, year: number): number =>
  course.find((point) => point.year === year)!.stock
