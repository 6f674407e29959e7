import type { DayCell, DayOrder } from './day.ts'
import type { Mark, NumberCell, OpenNumber } from './number.ts'
import type { Separator } from './record.ts'

/** What the cells of a column, or of all columns of a file, prove together. */
export class Evidence<T extends string> {
  readonly #proven = new Set<T>()

  see(proof: T | null): void {
    if (proof !== null) this.#proven.add(proof)
  }

  get isNone(): boolean {
    return this.#proven.size === 0
  }

  /** What is proven; null where nothing is, or both. */
  get proven(): T | null {
    return this.#proven.size === 1 ? [...this.#proven][0]! : null
  }
}

export const proofIn = (cell: NumberCell): Mark | null => (cell.kind === 'number' ? cell.proves : null)
export const orderIn = (cell: DayCell): DayOrder | null => (cell.kind === 'day' ? cell.proves : null)

export type Said = Mark | 'either'

/** What speaks for one reading of an open number. */
export interface Witnesses {
  /** what a person answered; `either` where no mark can stand between thousands, whichever it is */
  readonly said?: Said | null
  readonly column: Evidence<Mark>
  readonly file: Evidence<Mark>
  readonly separator: Separator
  /** the column holds whole numbers only */
  readonly isWhole?: boolean
}

/**
 * The decimal mark by which an open number is read, or null. The other numbers of its column decide. Those of other columns
 * speak for a fraction only: a value with marks between thousands may have been pasted among them. Where commas part cells,
 * a bare point parts a fraction, unless the column holds whole numbers; semicolons and tabs prove nothing.
 */
export function decimalFor(
  cell: OpenNumber,
  { said, column, file, separator, isWhole }: Witnesses,
): Mark | null {
  if (said) return said === 'either' ? cell.mark : said
  if (!column.isNone) return column.proven
  if (isWhole) return null
  if (!file.isNone) return file.proven === cell.mark ? cell.mark : null
  return separator === ',' && cell.mark === '.' ? '.' : null
}
