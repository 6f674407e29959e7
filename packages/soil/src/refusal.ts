import { isMissingCode } from './ranges.ts'

/**
 * The one way this package says no. Every code is closed and stable; `field` names the value at fault in the
 * words of the caller's own input; `data` holds what a message in any language would need.
 */
const sentences = {
  missing: () => 'is needed and was not given',
  'not-a-number': (d: RefusalData) => `must be a finite number, not ${d.value}`,
  'out-of-range': (d: RefusalData) =>
    `is ${d.value}, outside ${d.min ?? '-∞'} to ${d.max ?? '∞'}${d.likely ? `: is it in ${d.likely}?` : ''}`,
  'missing-code': (d: RefusalData) => `is ${d.value}, which data sets write for a missing value`,
  'not-an-option': (d: RefusalData) => `is ${d.value}, not one of ${d.options}`,
  inconsistent: (d: RefusalData) => `contradicts the other values: ${d.reason}`,
  implausible: (d: RefusalData) => `is almost surely a mistake: ${d.reason}`,
  'outside-domain': (d: RefusalData) => `lies where the method does not hold: ${d.reason}`,
  'no-equilibrium': (d: RefusalData) => `has no equilibrium: ${d.reason}`,
  'not-converged': (d: RefusalData) => `did not settle within ${d.limit} ${d.unit}`,
  'not-understood': (d: RefusalData) => `was not understood: ${d.reason}`,
} as const

export type RefusalCode = keyof typeof sentences
export type RefusalData = Readonly<Record<string, string | number | boolean | undefined>>

export const refusalCodes = Object.keys(sentences) as RefusalCode[]

/**
 * Thrown for every input the package cannot answer honestly; never for a fault of the package itself.
 *
 * @example
 * try {
 *   inertCarbon(-1)
 * } catch (error) {
 *   if (error instanceof SoilRefusal) console.info(error.code) // out-of-range
 * }
 */
export class SoilRefusal extends Error {
  override readonly name = 'SoilRefusal'
  readonly code: RefusalCode
  readonly field: string
  readonly data: RefusalData

  constructor(code: RefusalCode, field: string, data: RefusalData = {}) {
    super(`${field} ${sentences[code](data)}`)
    this.code = code
    this.field = field
    this.data = data
  }
}

export interface Range {
  readonly min?: number
  readonly max?: number
  /** the unit that a number beyond the range was probably given in */
  readonly likely?: (value: number) => string | undefined
}

/**
 * The value itself, or a refusal: `not-a-number` for anything not finite; beyond the closed range `missing-code` for a
 * number that stands for a missing value, else `out-of-range`.
 */
export function requireNumber(field: string, value: unknown, { min, max, likely }: Range = {}): number {
  if (value === undefined || value === null) throw new SoilRefusal('missing', field)
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new SoilRefusal('not-a-number', field, { value: String(value) })
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    throw isMissingCode(value)
      ? new SoilRefusal('missing-code', field, { value, min, max })
      : new SoilRefusal('out-of-range', field, { value, min, max, likely: likely?.(value) })
  return value
}

/** The value itself, or a `not-an-option` refusal naming what is allowed. */
export function requireOption<T extends string | number>(
  field: string,
  value: unknown,
  options: readonly T[],
): T {
  if (value === undefined || value === null) throw new SoilRefusal('missing', field)
  if (!options.includes(value as T))
    throw new SoilRefusal('not-an-option', field, { value: String(value), options: options.join(', ') })
  return value as T
}
