import { inertCarbon, inputForStock, rothcEquilibrium } from '#soil'
import type { Layer } from '../layer.ts'
import type { Model, Output } from '../model.ts'
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
  return {
    layers: [...known, { ...soil, name: 'clay', unit: '%', min: 0, max: 100 }, ...weatherLayers('months')],
    outputs: [inverse ? inputAtEquilibrium : stockAtEquilibrium],
    provenance: {
      model: 'RothC-26.3',
      edition: 'official code 2.0.0, exact periodic equilibrium',
      reference: 'Coleman & Jenkinson 2014, RothC: description of the model',
      options: { depthCm, evaporation, cover, ratio, inverse, plant: 'twelve equal parts' },
    },
    years: 0,
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
