import { ranges } from '#soil'
import type { Layer } from '../layer.ts'
import type { Cell } from '../model.ts'

const numbers = { kind: 'number', required: true } as const

/** Weather as its three layers, `temperature`, `rain` and `evaporation`, with a prefix for a second set. */
export const weatherLayers = (times: 'months' | 'years', prefix = ''): Layer[] => [
  { ...numbers, times, name: `${prefix}temperature`, unit: '°C', ...ranges.temperature },
  { ...numbers, times, name: `${prefix}rain`, unit: 'mm', ...ranges.rain },
  { ...numbers, times, name: `${prefix}evaporation`, unit: 'mm', ...ranges.evaporation },
]

const monthOf = (cell: Cell, prefix: string, month: number) => ({
  temperature: cell(`${prefix}temperature`, month),
  rain: cell(`${prefix}rain`, month),
  evaporation: cell(`${prefix}evaporation`, month),
})

/** Twelve months of a cell's weather, those of year `year` where there are several. */
export const weatherOf = (cell: Cell, prefix = '', year = 0) =>
  Array.from({ length: 12 }, (_, month) => monthOf(cell, prefix, 12 * year + month))
