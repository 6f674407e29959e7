import { layerStock, layerStockError, type Layer as SoilLayer } from '#soil'
import type { Layer } from '../layer.ts'
import type { Model, Output } from '../model.ts'
import type { StudyModel } from '../study.ts'

type Options = Extract<StudyModel, { name: 'stock' }>

const numbers = { kind: 'number', times: 'once' } as const

/**
 * The stock of one layer from maps of carbon content, density and stones; with maps of standard deviations, its own
 * standard deviation to first order. Deviations that were not given count as nought and the output's title says so.
 */
export function stock(options: Options, given: ReadonlySet<string>): Model {
  const layers: Layer[] = [
    { ...numbers, name: 'carbon', unit: 'g/kg', min: 0, max: 600, required: true },
    { ...numbers, name: 'density', unit: 'g/cm3', min: 0.01, max: 2.65, required: true },
    { ...numbers, name: 'coarse', unit: '%', min: 0, max: 99, required: true },
    { ...numbers, name: 'carbon-sd', unit: 'g/kg', min: 0, max: 600, required: false },
    { ...numbers, name: 'density-sd', unit: 'g/cm3', min: 0, max: 2.65, required: false },
    { ...numbers, name: 'coarse-sd', unit: '%', min: 0, max: 99, required: false },
  ]
  const deviations = layers
    .filter(({ name, required }) => !required && given.has(name))
    .map(({ name }) => name)
  const withError = deviations.length > 0
  const correlations = [{ between: ['ocGKg', 'densityGCm3'] as const, r: options.correlation }]
  const sd: Output = {
    name: 'stock-sd',
    unit: 't C/ha',
    title: `Standard deviation of the stock, from ${deviations.join(', ')}`,
    isChange: false,
  }
  return {
    layers,
    outputs: [
      {
        name: 'stock',
        unit: 't C/ha',
        title: `Organic carbon, ${options.upperCm}–${options.lowerCm} cm`,
        isChange: false,
        total: 't C',
      },
      ...(withError ? [sd] : []),
    ],
    provenance: {
      model: 'Stock of a layer',
      edition: 'fixed depth, first-order error',
      reference: 'Poeplau, Vos & Don 2017, SOIL 3:61–66, on density and stones',
      options: { ...options, deviations },
    },
    years: 0,
    judged: {
      rules: ['stock_density'],
      of(cell) {
        const [density, depth] = [cell('density'), options.lowerCm - options.upperCm]
        return { density, depth, stock: (cell('carbon') * density * depth) / 10 }
      },
    },
    cell(cell) {
      const layer: SoilLayer = {
        upperCm: options.upperCm,
        lowerCm: options.lowerCm,
        ocGKg: cell('carbon'),
        densityGCm3: cell('density'),
        coarsePercent: cell('coarse'),
        densityBasis: options.densityBasis,
      }
      if (!withError) return [layerStock(layer)]
      const error = (name: string) => (given.has(name) ? cell(name) : 0)
      const errors = {
        ocGKg: error('carbon-sd'),
        densityGCm3: error('density-sd'),
        coarsePercent: error('coarse-sd'),
        thicknessCm: 0,
      }
      const known = errors.ocGKg > 0 && errors.densityGCm3 > 0 ? correlations : []
      const { value, sd } = layerStockError(layer, errors, known)
      return [value, sd]
    },
  }
}
