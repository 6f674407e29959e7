import { inertCarbon, inputForStock, rothcEquilibrium, type SoilEngine } from '#soil'
import type { Columns } from '../tile/columns.ts'
import type { Layer } from '../layer.ts'
import type { ColumnResult, Model, Output } from '../model.ts'
import { reasonsOf } from '../reason.ts'
import type { StudyModel } from '../study.ts'
import { weatherLayers, weatherOf } from './climate.ts'

type Options = Extract<StudyModel, { name: 'equilibrium' }>

const soil = { kind: 'number', times: 'once', required: true } as const

const stockAtEquilibrium: Output = {
  name: 'stock',
  unit: 't C/ha',
  title: 'Stock that the input holds for ever',
  isChange: false,
  total: 't C',
}
const inputAtEquilibrium: Output = {
  name: 'plant',
  unit: 't C/ha/yr',
  title: 'Plant input that holds the stock',
  isChange: false,
  total: 't C/yr',
}

/**
 * RothC-26.3 at its exact equilibrium, one of two ways: with an input `stock`, the plant input that holds it; else,
 * from inputs `plant` and `inert`, the stock that it holds. Plant input comes in twelve equal parts.
 */
export function equilibrium(
  { depthCm, evaporation, cover, ratio }: Options,
  given: ReadonlySet<string>,
): Model {
  const inverse = given.has('stock')
  const known: Layer[] = inverse
    ? [{ ...soil, name: 'stock', unit: 't C/ha', min: 0.01, max: 2000 }]
    : [
        { ...soil, name: 'plant', unit: 't C/ha/yr', min: 0, max: 100 },
        { ...soil, name: 'inert', unit: 't C/ha', min: 0, max: 2000 },
      ]

  /** The model is linear in its input, so that what one tonne a year holds tells what a stock takes. */
  function many(engine: SoilEngine, columns: Columns): ColumnResult {
    const { cells } = columns
    const stock = inverse ? columns.of('stock') : undefined
    const inert = stock ? stock.map(inertCarbon) : columns.of('inert')
    const plant = stock ? columns.each(1) : columns.of('plant')
    const monthly = new Float64Array(12 * cells).map((_, i) => plant[i % cells]! / 12)
    const { pools, refusals } = engine.equilibrium(
      {
        cells,
        clay: columns.of('clay'),
        depth: columns.each(depthCm),
        inert,
        weather: columns.weather(),
        plant: monthly,
        cover: columns.each(...cover.map((covered) => (covered ? 1 : 0))),
        ratio: columns.each(ratio),
      },
      { evaporation },
    )
    const active = pools.dpm.map((dpm, cell) => dpm + pools.rpm[cell]! + pools.bio[cell]! + pools.hum[cell]!)
    const output = stock
      ? active.map((held, cell) => (stock[cell]! - inert[cell]!) / held)
      : active.map((held, cell) => held + inert[cell]!)
    return { outputs: [output], refusals: reasonsOf(refusals) }
  }

  return {
    many,
    layers: [...known, { ...soil, name: 'clay', unit: '%', min: 0, max: 100 }, ...weatherLayers('months')],
    outputs: [inverse ? inputAtEquilibrium : stockAtEquilibrium],
    provenance: {
      model: 'RothC-26.3',
      edition: 'official code 2.0.0, exact periodic equilibrium',
      reference: 'Coleman & Jenkinson 2014, RothC: description of the model',
      options: { depthCm, evaporation, cover, ratio, inverse, plant: 'twelve equal parts' },
    },
    years: 0,
    judged: {
      of: (cell) => ({
        weather: weatherOf(cell),
        clay: cell('clay'),
        depth: depthCm,
        ratio,
        ...(inverse ? { stock: cell('stock') } : { input: cell('plant') }),
      }),
    },
    cell(cell) {
      const plant = inverse ? 1 : cell('plant')
      const inert = inverse ? inertCarbon(cell('stock')) : cell('inert')
      const site = { clay: cell('clay'), depth: depthCm, inert }
      const year = weatherOf(cell).map((month, i) => ({
        ...month,
        plant: plant / 12,
        cover: cover[i] ? (1 as const) : (0 as const),
        ratio,
      }))
      return inverse
        ? [inputForStock(site, year, cell('stock'), { evaporation }).plant]
        : [rothcEquilibrium(site, year, { evaporation }).soc]
    },
  }
}
