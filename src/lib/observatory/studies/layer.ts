import { SoilRefusal, unitScale, unitsOf, type UnitKind, type UnitScale } from '#soil'

/** What a model asks of each cell: a number in a unit and a range, or one of some classes. */
export type Layer = NumberLayer | ClassLayer

interface AnyLayer {
  readonly name: string
  readonly required: boolean
  /** once, for each of twelve months, or for each month of each warm-up year */
  readonly times: 'once' | 'months' | 'years'
}

export interface NumberLayer extends AnyLayer {
  readonly kind: 'number'
  readonly unit: Unit
  readonly min: number
  readonly max: number
  /** numbers within the range that stand for a missing value */
  readonly codes?: readonly number[]
}

export interface ClassLayer extends AnyLayer {
  readonly kind: 'class'
  /** a cell holds the place in this list */
  readonly classes: readonly string[]
}

/** The units that layers are in, and what they are units of. */
const quantities = {
  't C/ha': 'stock',
  't C/ha/yr': 'input',
  '%': 'share',
  'g/kg': 'content',
  'g/cm3': 'density',
  '°C': 'temperature',
  mm: 'water',
  class: undefined,
} as const satisfies Record<string, UnitKind | undefined>

export type Unit = keyof typeof quantities

/**
 * How a unit, as data sets spell it, becomes the one that a layer is in, or nothing where there is no way. It is the
 * vocabulary of the soil package; a rate a day takes the days of its month.
 */
export function conversion(spelling: string, to: Unit): UnitScale | undefined {
  const quantity = quantities[to]
  if (quantity === undefined) return spelling === to ? { factor: 1, offset: 0, isDaily: false } : undefined
  try {
    return unitScale(quantity, spelling)
  } catch (error) {
    if (!(error instanceof SoilRefusal)) throw error
    return undefined
  }
}

/** The units that a layer may be given in. */
export function unitsFor(unit: Unit): string[] {
  const quantity = quantities[unit]
  return quantity === undefined ? [unit] : unitsOf(quantity)
}

export const slicesOf = ({ times }: Pick<Layer, 'times'>, years: number) =>
  ({ once: 1, months: 12, years: 12 * years })[times]
