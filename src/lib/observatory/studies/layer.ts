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
}

export interface ClassLayer extends AnyLayer {
  readonly kind: 'class'
  /** a cell holds the place in this list */
  readonly classes: readonly string[]
}

/** The model's own unit first; what else may be given, with factor and offset to it. */
const conversions = {
  't C/ha': { 'Mg C/ha': [1, 0], 'kg C/m2': [10, 0], 'g C/m2': [0.01, 0] },
  't C/ha/yr': { 'kg C/m2/yr': [10, 0], 'g C/m2/yr': [0.01, 0] },
  '%': { fraction: [100, 0], 'g/kg': [0.1, 0] },
  'g/kg': { '%': [10, 0], fraction: [1000, 0] },
  'g/cm3': { 'kg/m3': [0.001, 0], 't/m3': [1, 0] },
  '°C': { K: [1, -273.15] },
  mm: { m: [1000, 0], cm: [10, 0] },
  fraction: { '%': [0.01, 0] },
  class: {},
} as const satisfies Record<string, Record<string, readonly [factor: number, offset: number]>>

export type Unit = keyof typeof conversions

/** Factor and offset from a unit to the one that a layer is in, or nothing where there is no way. */
export function conversion(from: string, to: Unit): readonly [factor: number, offset: number] | undefined {
  const ways: Record<string, readonly [number, number]> = conversions[to]
  return from === to ? [1, 0] : ways[from]
}

export const unitsFor = (unit: Unit): string[] => [unit, ...Object.keys(conversions[unit])]

export const slicesOf = ({ times }: Pick<Layer, 'times'>, years: number) =>
  ({ once: 1, months: 12, years: 12 * years })[times]
