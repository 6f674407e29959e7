import { SoilRefusal, requireNumber } from '../refusal.ts'

/** The 2006 Guidelines, or their 2019 Refinement. Factors of one belong to reference stocks of the same one. */
export type Edition = '2006' | '2019'

/** One number of an IPCC table with all that is needed to find it again. */
export interface TableValue<E extends Edition> {
  readonly value: number
  /** half-width around `value`, percent of it */
  readonly errorPercent: number
  readonly errorMeans: '95 % confidence half-width' | 'two standard deviations'
  readonly edition: E
  readonly volume: number
  readonly table: string
  /** row and column, e.g. `no-till, tropical-dry` */
  readonly cell: string
  /** where the number was read; a number not seen in print says so */
  readonly read: string
  /** where it was read a second time, independently; a number without one must be shown as not checked */
  readonly secondReading?: string
  /** a number that the table does not print, as far as its readers know: by which rule it stands here */
  readonly derived?: string
  /** why the number may be wrong; such a number must be shown as doubtful */
  readonly doubt?: string
}

/**
 * Half-width of a table value in its own unit.
 *
 * @example
 * halfWidth(referenceStock2019('sandy', 'tropical-moist')).toFixed(2) // '3.24' t C/ha
 */
export const halfWidth = ({ value, errorPercent }: TableValue<Edition>): number =>
  (value * errorPercent) / 100

/**
 * A number of one's own from a printed table, checked for shape.
 *
 * @example
 * const own = tableValue({
 *   value: 0.8,
 *   errorPercent: 9,
 *   errorMeans: 'two standard deviations',
 *   edition: '2006',
 *   volume: 4,
 *   table: 'Table 5.5',
 *   cell: 'long-term cultivated',
 *   read: 'in print',
 * })
 * own.value // 0.8
 */
export function tableValue<E extends Edition>(value: TableValue<E>): TableValue<E> {
  requireNumber(`${value.table} ${value.cell}`, value.value, { min: 0 })
  requireNumber(`${value.table} ${value.cell} errorPercent`, value.errorPercent, { min: 0 })
  return value
}

/** Refuses values of two editions together, should the types have been got round. */
export function requireOneEdition(values: readonly TableValue<Edition>[]): void {
  const editions = [...new Set(values.map(({ edition }) => edition))]
  if (editions.length > 1)
    throw new SoilRefusal('inconsistent', 'edition', {
      reason: `values of ${editions.sort().join(' and ')} are mixed`,
    })
}
