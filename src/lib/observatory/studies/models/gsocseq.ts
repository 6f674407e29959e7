import {
  gsocseqEnsemble,
  gsocseqMask,
  runGsocseq,
  scenarioNames,
  type GsocseqCell,
  type SoilEngine,
} from '#soil'
import type { Layer } from '../layer.ts'
import type { Columns } from '../tile/columns.ts'
import type { Cell, ColumnResult, Model, Output } from '../model.ts'
import { reasonsOf } from '../reason.ts'
import type { StudyModel } from '../study.ts'
import { weatherLayers, weatherOf } from './climate.ts'

type Options = Extract<StudyModel, { name: 'gsocseq' }>

const soil = { kind: 'number', times: 'once' } as const
const scenarios = scenarioNames.filter((name) => name !== 'BAU')

/**
 * FAO's GSOCseq protocol: a cell's stock at t0, business as usual, and what each scenario adds to that; with `draws`,
 * the standard deviation of what it adds. Masked cells stay empty and are counted by reason.
 */
export function gsocseq(options: Options, given: ReadonlySet<string>, seed: number): Model {
  const [first, last] = options.warmUp ?? [1, 0]
  const years = Math.max(0, last - first + 1)
  const protocol = {
    spinUp: options.spinUp,
    years: options.years,
    increase: options.increase,
    paddy: options.paddy,
  }
  const layers: Layer[] = [
    { ...soil, name: 'stock', unit: 't C/ha', min: 0.01, max: 2000, required: true },
    { ...soil, name: 'clay', unit: '%', min: 0, max: 100, required: true },
    { ...soil, name: 'land-cover', unit: 'class', min: 1, max: 13, required: true },
    { ...soil, name: 'sand', unit: '%', min: 0, max: 100, required: false },
    ...weatherLayers('months'),
    ...(years ? weatherLayers('years', 'warm-up-') : []),
  ]

  const cellOf = (cell: Cell): GsocseqCell => ({
    stock: cell('stock'),
    clay: cell('clay'),
    landCover: cell('land-cover'),
    cover: options.cover,
    climate: weatherOf(cell),
    ...(given.has('sand') && { sand: cell('sand') }),
    ...(years && { warmUp: Array.from({ length: years }, (_, year) => weatherOf(cell, 'warm-up-', year)) }),
  })

  function many(engine: SoilEngine, columns: Columns): ColumnResult {
    const { cells } = columns
    const job = {
      cells,
      stock: columns.of('stock'),
      clay: columns.of('clay'),
      landCover: columns.of('land-cover'),
      cover: columns.each(...options.cover),
      climate: columns.weather(),
      ...(given.has('sand') && { sand: columns.of('sand') }),
      ...(years && { warmUp: columns.weather('warm-up-') }),
    }
    const { t0, scenarios: found, refusals } = engine.gsocseq(job, protocol)
    const last = (name: keyof typeof found) => found[name].course.subarray(-cells)
    const usual = last('BAU')
    const beyond = (name: keyof typeof found) =>
      last(name).map((stock, cell) => (stock - usual[cell]!) / options.years)
    return { outputs: [t0.stock, usual, ...scenarios.map(beyond)], refusals: reasonsOf(refusals) }
  }

  return {
    layers,
    ...(!options.draws && { many }),
    outputs: [
      { name: 't0', unit: 't C/ha', title: 'Stock after the warm-up', isChange: false, total: 't C' },
      {
        name: 'bau',
        unit: 't C/ha',
        title: `Stock after ${options.years} years of business as usual`,
        isChange: false,
        total: 't C',
      },
      ...scenarios.map((name): Output => ({
        name: `${name.toLowerCase()}-relative`,
        unit: 't C/ha/yr',
        title: `${name}: change beyond business as usual`,
        isChange: true,
        total: 't C/yr',
      })),
      ...(options.draws ? scenarios : []).map((name): Output => ({
        name: `${name.toLowerCase()}-relative-sd`,
        unit: 't C/ha/yr',
        title: `${name}: standard deviation of that change, without the model's own error`,
        isChange: false,
      })),
    ],
    provenance: {
      model: 'FAO GSOCseq protocol with RothC-26.3',
      edition: 'manual of 2021; official monthly map of RothC 2.0.0, double precision',
      reference: 'FAO 2021, GSOCseq technical specifications and country guidelines',
      options: { ...protocol, cover: options.cover, warmUp: options.warmUp, draws: options.draws },
    },
    years,
    judged: {
      of: (cell) => ({ weather: weatherOf(cell), clay: cell('clay'), depth: 30, stock: cell('stock') }),
    },
    mask(cell) {
      const site = { stock: cell('stock'), landCover: cell('land-cover') }
      const mask = gsocseqMask(given.has('sand') ? { ...site, sand: cell('sand') } : site)
      return mask && !(mask === 'paddy' && options.paddy === 'slowed') ? `masked: ${mask}` : undefined
    },
    cell(cell, number) {
      const site = cellOf(cell)
      const run = runGsocseq(site, protocol)
      const found = [
        run.t0.stock,
        run.scenarios.BAU.stock,
        ...scenarios.map((name) => run.scenarios[name].relativeRate),
      ]
      if (!options.draws) return found
      // A stream of its own for each cell, whichever tile or machine computes it.
      const spread = gsocseqEnsemble(site, {
        ...protocol,
        draws: options.draws,
        seed: (seed + Math.imul(number + 1, 0x9e3779b1)) >>> 0,
      })
      return [...found, ...scenarios.map((name) => spread.scenarios[name].relative.sd / options.years)]
    },
  }
}
