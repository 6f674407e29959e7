import type { Layer } from '../layer.ts'
import type { Cell } from '../model.ts'

const numbers = { kind: 'number', required: true } as const

/** Weather as its three layers, `temperature`, `rain` and `evaporation`, with a prefix for a second set. */
export const weatherLayers = (times: 'months' | 'years', prefix = ''): Layer[] => [
  { ...numbers, times, name: `${prefix}temperature`, unit: '°C', min: -100, max: 60 },
  { ...numbers, times, name: `${prefix}rain`, unit: 'mm', min: 0, max: 20_000 },
  { ...numbers, times, name: `${prefix}evaporation`, unit: 'mm', min: -100, max: 2000 },
]

/** Twelve months of a cell's weather, those of year `year` where there are several. */
export const weatherOf = (cell: Cell, prefix = '', year = 0) =>
  Array.from({ length: 12 }, (_, month) => ({
    temperature: cell(`${prefix}temperature`, 12 * year + month),
    rain: cell(`${prefix}rain`, 12 * year + month),
    evaporation: cell(`${prefix}evaporation`, 12 * year + month),
  }))
