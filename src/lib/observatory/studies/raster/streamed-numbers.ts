import { Refusal } from '#lib/platform/refusal.ts'
import {
  decimalFor,
  Evidence,
  headingKey,
  proofIn,
  readNumber,
  valueOf,
  writeNumber,
  type Heading,
  type Mark,
  type NumberCell,
  type OpenNumber,
  type Row,
  type Separator,
} from '#tables'

/**
 * The numbers of a table that is read once, row after row. What `1.234` means is told by numbers that came before, or
 * else by those that follow; where they contradict what was read by then, the table is refused.
 */
export class StreamedNumbers {
  readonly #file: string
  readonly #columns: readonly { name: string; index: number; evidence: Evidence<Mark> }[]
  readonly #evidence = new Evidence<Mark>()
  readonly #separator: Separator
  readonly #used = new Map<string, { decimal: Mark; line: number; text: string; cell: OpenNumber }>()

  constructor(file: string, columns: readonly string[], heading: Heading) {
    const keys = heading.cells.map(headingKey)
    this.#file = file
    this.#separator = heading.separator
    this.#columns = columns.map((name) => {
      const index = keys.indexOf(headingKey(name))
      if (index < 0) throw new Refusal('invalid', 'observatory_study_no_column', { file, column: name })
      return { name, index, evidence: new Evidence<Mark>() }
    })
  }

  /** The numbers of a row, NaN for what is missing; null where one is open and nothing has decided it yet. */
  read({ line, cells, astray }: Row): number[] | null {
    if (astray.length)
      throw this.#refusal('observatory_study_row', line, { reason: `${astray[0]!.found} has no heading` })
    const read = this.#columns.map(({ index, name, evidence }) => {
      const text = cells[index]!.trim()
      const cell: NumberCell = missing.has(text) ? { kind: 'empty' } : readNumber(text)
      if (cell.kind === 'wrong' || (cell.kind !== 'empty' && (cell.percent || cell.currency)))
        throw this.#refusal('observatory_study_not_number', line, { column: name, value: text })
      evidence.see(proofIn(cell))
      this.#evidence.see(proofIn(cell))
      return { name, text, cell, evidence }
    })
    const values = read.map(({ cell, name, text, evidence }) => {
      if (cell.kind === 'empty') return NaN
      if (cell.kind !== 'open') return valueOf(cell)
      const decimal = this.#decimal(cell, evidence)
      const key = `${name} ${cell.mark}`
      if (decimal && !this.#used.has(key)) this.#used.set(key, { decimal, line, text, cell })
      return valueOf(cell, decimal)
    })
    return values.includes(null) ? null : (values as number[])
  }

  /** Refuses a row whose number stays open, with both readings. */
  refuseOpen({ line, cells }: Row): never {
    for (const { name, index } of this.#columns) {
      const cell = readNumber(cells[index]!)
      if (cell.kind === 'open') throw this.#twoReadings(line, name, cells[index]!.trim(), cell)
    }
    throw new Error('no number of the row is open')
  }

  /** Whether what was read early would be read the same after all that followed. */
  requireConsistent(): void {
    for (const [key, { decimal, line, text, cell }] of this.#used) {
      const { name, evidence } = this.#columns.find((column) => key === `${column.name} ${cell.mark}`)!
      if (this.#decimal(cell, evidence) !== decimal) throw this.#twoReadings(line, name, text, cell)
    }
  }

  #decimal(cell: OpenNumber, column: Evidence<Mark>): Mark | null {
    return decimalFor(cell, { column, file: this.#evidence, separator: this.#separator })
  }

  #twoReadings(line: number, column: string, value: string, { thousands, fraction }: OpenNumber): Refusal {
    const readings = { thousands: String(thousands), fraction: writeNumber(fraction) }
    return this.#refusal('observatory_study_two_readings', line, { column, value, ...readings })
  }

  #refusal(text: string, line: number, data: Record<string, string>): Refusal {
    return new Refusal('invalid', text, { file: this.#file, line, ...data })
  }
}

/** What stands for a missing value. */
const missing = new Set(['', 'NA', 'NaN'])
