import { densestSoil } from '../plausibility/density.ts'
import { type Remark, likelyUnit, remark } from './remark.ts'

/** A soil as a model takes it; what is not known is left out. */
export interface SoilInputs {
  /** clay, % of the fine earth */
  readonly clay?: number
  /** thickness of the layer, cm */
  readonly depth?: number
  /** organic carbon of the layer, t C/ha */
  readonly stock?: number
  /** bulk density, g/cm³ */
  readonly density?: number
  /** organic carbon, % */
  readonly organicCarbon?: number
}

/** RothC was made for the plough layer of Rothamsted, cm. */
const depthOfRecord = 23
const farFromRecord = 7
/** FAO's protocol calls a soil organic beyond 200 t C/ha in 30 cm. */
const organicPerCm = 200 / 30
/** Dune sand holds some 5 t C/ha in 30 cm. */
const barePerCm = 5 / 30

export function soilRemarks({ clay, depth, stock, density, organicCarbon }: SoilInputs): Remark[] {
  return [
    ...(clay !== undefined && clay > 0 && clay < 1
      ? [remark('clay_fraction', { clay, percent: 100 * clay })]
      : []),
    ...(depth === undefined ? [] : depthRemarks(depth)),
    ...(stock === undefined || depth === undefined ? [] : stockRemarks(stock, depth)),
    ...(stock === undefined || depth === undefined || density === undefined
      ? []
      : againstDensity(stock, depth, density, organicCarbon)),
  ]
}

function depthRemarks(depth: number): Remark[] {
  if (Math.abs(depth - depthOfRecord) <= farFromRecord) return []
  const units = [
    ['mm', 0.1],
    ['inches', 2.54],
    ['m', 100],
  ] as const
  return [remark('depth', { depth, record: depthOfRecord, unit: likelyUnit(depth, units, 15, 31) })]
}

function stockRemarks(stock: number, depth: number): Remark[] {
  const usual = (value: number, units: readonly (readonly [string, number])[]) =>
    likelyUnit(value, units, 0.3 * depth, organicPerCm * depth)
  if (stock > organicPerCm * depth)
    return [
      remark('organic_soil', {
        stock,
        depth,
        unit: usual(stock, [
          ['kg C/ha', 0.001],
          ['g C/m²', 0.01],
        ]),
      }),
    ]
  if (stock > 0 && stock < barePerCm * depth)
    return [
      remark('stock_low', {
        stock,
        depth,
        unit: usual(stock, [
          ['kg C/m²', 10],
          ['% of carbon', 1.3 * depth],
        ]),
      }),
    ]
  return []
}

/** Carbon of a layer is content × density × depth: one of the three is in another unit where they do not fit. */
function againstDensity(stock: number, depth: number, density: number, organicCarbon?: number): Remark[] {
  const content = (10 * stock) / (density * depth)
  const most = mostContent(density)
  if (content > most) return [remark('stock_density', { stock, depth, density, content, most })]
  if (organicCarbon === undefined || organicCarbon === 0) return []
  const made = organicCarbon * density * depth
  return made > 2 * stock || made < stock / 2
    ? [remark('stock_carbon', { stock, depth, density, carbon: organicCarbon, made })]
    : []
}

/** The highest carbon content, g/kg, that soils of this density are known to have. */
function mostContent(density: number): number {
  let [low, high] = [0, 600]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (densestSoil(middle) > density) low = middle
    else high = middle
  }
  return low
}
