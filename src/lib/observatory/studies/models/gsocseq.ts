import {
  gsocseqEnsemble,
  gsocseqMask,
  packWeather,
  runGsocseq,
  scenarioNames,
  type GsocseqCell,
  type SoilEngine,
  type SoilRefusal,
} from '#soil'
import type { Layer } from '../layer.ts'
import type { Cell, CellResult, Model, Output } from '../model.ts'
import type { StudyModel } from '../study.ts'
import { monthOf, weatherLayers, weatherOf } from './climate.ts'

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

  /** The whole protocol of many cells, as columns. */
  function many(engine: SoilEngine, cells: number, of: (cell: number) => Cell): CellResult[] {
    const reads = Array.from({ length: cells }, (_, cell) => of(cell))
    const column = (layer: string) => Float64Array.from(reads, (read) => read(layer))
    const weather = (months: number, prefix = '') =>
      packWeather(cells, months, (cell, month) => monthOf(reads[cell]!, prefix, month))
    const {
      years: forward,
      t0,
      scenarios: found,
      refusals,
    } = engine.gsocseq(
      {
        cells,
        stock: column('stock'),
        clay: column('clay'),
        landCover: column('land-cover'),
        cover: Float64Array.from({ length: 12 * cells }, (_, i) => options.cover[Math.floor(i / cells)]!),
        climate: weather(12),
        ...(given.has('sand') && { sand: column('sand') }),
        ...(years && { warmUp: weather(12 * years, 'warm-up-') }),
      },
      protocol,
    )
    return reads.map((_, cell) => {
      const refusal = refusals.get(cell)
      if (refusal) return reasonOf(refusal)
      const last = (name: keyof typeof found) => found[name].course[(forward - 1) * cells + cell]!
      const usual = last('BAU')
      return [t0.stock[cell]!, usual, ...scenarios.map((name) => (last(name) - usual) / forward)]
    })
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
    cell(cell, number) {
      const site = cellOf(cell)
      const mask = gsocseqMask(site)
      if (mask && !(mask === 'paddy' && options.paddy === 'slowed')) return `masked: ${mask}`
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

/** A masked cell is counted by its mask, any other refusal by what is at fault. */
const reasonOf = ({ field, code, data }: SoilRefusal) =>
  data.mask === undefined ? `refused: ${field} ${code}` : `masked: ${data.mask}`
