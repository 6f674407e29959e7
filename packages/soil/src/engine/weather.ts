import type { ClimateMonth } from '../gsocseq/climate.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'

/** Cells that are worked on together. */
export const tileCells = 64

/**
 * The weather of many cells as the kernel reads it: `[tile][month][temperature °C, rain mm, evaporation mm][64]`, the
 * last tile filled up with whatever. What the array holds is what is computed with: f32 halves the memory and is read
 * as the numbers it has.
 */
export interface Weather {
  readonly cells: number
  readonly months: number
  readonly values: Float64Array | Float32Array
  /** the data declare their temperatures as whole tenths of a degree: then 12.3 in f32 means 12.3 */
  readonly tenths?: boolean
}

const variables = ['temperature', 'rain', 'evaporation'] as const

/**
 * Where the temperature of a cell's month lies; rain follows 64 places on, evaporation 128.
 *
 * @example
 * const { values } = packWeather(2, 12, (cell) => ({
 *   temperature: 10 + cell,
 *   rain: 60,
 *   evaporation: 40,
 * }))
 * values[weatherAt(12, 1, 0)] // 11 °C, cell 1 in January
 */
export function weatherAt(months: number, cell: number, month: number): number {
  return (Math.floor(cell / tileCells) * months + month) * 3 * tileCells + (cell % tileCells)
}

/**
 * Packs the weather of many cells, asked for month by month.
 *
 * @example
 * packWeather(2, 12, (cell) => ({ temperature: 10 + cell, rain: 60, evaporation: 40 })).months // 12
 */
export function packWeather(
  cells: number,
  months: number,
  at: (cell: number, month: number) => ClimateMonth,
  { precision = 'f64', tenths = false }: { precision?: 'f64' | 'f32'; tenths?: boolean } = {},
): Weather {
  const length = Math.ceil(cells / tileCells) * tileCells * months * 3
  const values = precision === 'f64' ? new Float64Array(length) : new Float32Array(length)
  for (let cell = 0; cell < cells; cell++)
    for (let month = 0; month < months; month++) {
      const given = at(cell, month)
      const to = weatherAt(months, cell, month)
      variables.forEach((name, i) => (values[to + i * tileCells] = given[name]))
    }
  return { cells, months, values, tenths }
}

/** One cell's months again, as the twin reads them. */
export function weatherOf({ months, values, tenths }: Weather, cell: number): ClimateMonth[] {
  return Array.from({ length: months }, (_, month) => {
    const at = weatherAt(months, cell, month)
    const stored = values[at]
    if (tenths && Math.abs(stored * 10 - Math.round(stored * 10)) > 2e-4)
      throw new SoilRefusal('inconsistent', `weather[${month}].temperature`, {
        reason: `${stored} °C is not a whole tenth of a degree, which the weather was declared to be`,
      })
    const temperature = tenths ? Math.round(stored * 10) / 10 : stored
    return { temperature, rain: values[at + tileCells], evaporation: values[at + 2 * tileCells] }
  })
}

/** The weather itself, or a refusal where the array cannot be that of these cells. */
export function requireWeather(field: string, given: Weather, cells: number): Weather {
  requireNumber(`${field}.months`, given.months, { min: 1 })
  const length = Math.ceil(cells / tileCells) * tileCells * given.months * 3
  if (given.cells !== cells || given.values.length !== length)
    throw new SoilRefusal('inconsistent', field, {
      reason: `${given.values.length} values for ${given.cells} cells and ${given.months} months, not ${length} for ${cells}`,
    })
  return given
}
