import { densestSoil } from './density.ts'
import { type Finding, type SoilTable, finding, having, show, worst } from './finding.ts'
import { scaleOf } from './scale.ts'

/**
 * Stocks against their densities: what a stock over its layer's mass makes of carbon content has to be possible, and to
 * be that of the carbon column where there is one.
 */
export function stockRules(table: SoilTable): Finding[] {
  if (!table.stock) return []
  const [stockScale, densityScale] = [scaleOf('stock', table.stock), scaleOf('density', table.density)]
  if (stockScale === undefined)
    return [finding('unit-unknown', 'stop', 'stock', [], `the stock unit ${table.stock.unit} is not known`)]
  if (densityScale === undefined) return []
  const samples = having(table.samples, 'stock', 'density', 'upperCm', 'lowerCm').filter(
    (s) => s.lowerCm > s.upperCm && s.density > 0,
  )
  const density = (s: (typeof samples)[number]) => s.density * densityScale
  const content = (s: (typeof samples)[number]) =>
    (10 * s.stock * stockScale) / (density(s) * (s.lowerCm - s.upperCm))
  const excess = (s: (typeof samples)[number]) =>
    content(s) > 600 ? Infinity : density(s) / densestSoil(content(s))
  const beyond = samples.filter((s) => excess(s) > 1)
  if (beyond.length === 0) return []
  const example = worst(beyond, (s) => excess(s as (typeof samples)[number])) as (typeof samples)[number]
  return [
    finding(
      'stock-for-density',
      beyond.some((s) => content(s) > 600) ? 'stop' : 'doubt',
      'stock',
      beyond,
      `${show(example.stock * stockScale)} t C/ha in ${show(example.lowerCm - example.upperCm)} cm of ` +
        `${show(density(example))} g/cm³ (${example.label}) would be ${show(content(example))} g/kg carbon: ` +
        'stock or density is in another unit',
    ),
  ]
}
