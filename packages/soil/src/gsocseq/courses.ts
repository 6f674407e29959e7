import type { SoilEngine } from '../engine/engine.ts'
import type { GsocseqCells } from '../engine/gsocseq-cells.ts'
import { packWeather } from '../engine/weather.ts'
import type { Provenance } from '../provenance.ts'
import { SoilRefusal, requireNumber } from '../refusal.ts'
import type { GsocseqCell } from './cell.ts'
import type { GsocseqErrors } from './perturbation.ts'
import { drawnInputs, gsocseqErrors, perturbation, perturbed } from './perturbation.ts'
import type { GsocseqOptions } from './protocol.ts'
import { gsocseqOptions, runGsocseq, runUnmasked } from './protocol.ts'

/** One cell's courses, a draw each. `[year][draw]` where there are years; t C/ha in 0–30 cm. */
export interface DrawnCourses {
  readonly provenance: Provenance
  readonly draws: number
  readonly years: number
  /** stock at t0 */
  readonly start: Float64Array
  /** stock at the end of each year under business as usual */
  readonly usual: Float64Array
  /** the same with the raised input */
  readonly raised: Float64Array
}

export interface DrawnOptions {
  /** by how much the input is raised over business as usual, as a share of it */
  readonly increase: number
  readonly errors: Partial<GsocseqErrors>
  readonly years: number
  readonly paddy: GsocseqOptions['paddy']
}

/**
 * The protocol's course and its uncertainty, year by year: every draw is a perturbed copy of the cell, and the copies
 * go through the engine together. `numbers` holds the draws' uniform numbers, `[draw][input]` as `drawNumbers` gives
 * them; those of `random(seed)` give the figures of `gsocseqEnsemble` with that seed, to 1e-12. Any cut of them gives
 * the cut of the answer, bit for bit, so that workers can share one ensemble. The error of the model is not in it.
 *
 * @throws SoilRefusal for a cell that `runGsocseq` refuses; a draw may leave the masks, as in the ensemble
 *
 * @example
 * const climate = Array(12).fill({ temperature: 10, rain: 60, evaporation: 50 })
 * const cell = { stock: 50, clay: 20, landCover: 2, cover: Array(12).fill(0.7), climate }
 * const engine = await soilEngine()
 * const courses = drawnCourses(engine, cell, drawNumbers(random(1), 50), {
 *   increase: 0.1,
 *   years: 20,
 * })
 * courses.usual.length // 1000
 */
export function drawnCourses(
  engine: SoilEngine,
  cell: GsocseqCell,
  numbers: Float64Array,
  given: Pick<DrawnOptions, 'increase'> & Partial<DrawnOptions>,
): DrawnCourses {
  const increase = requireNumber('increase', given.increase, { min: -1, max: 10 })
  const errors = gsocseqErrors(given.errors)
  // The model is linear in its input: a whole unit more shows what any share more does.
  const unit = { SSM1: 1, SSM2: 1, SSM3: 1 }
  const { years, paddy } = gsocseqOptions({ years: given.years, paddy: given.paddy, increase: unit })
  const options = { years, paddy, increase: unit }
  const draws = numbers.length / drawnInputs.length
  requireNumber('numbers', draws, { min: 1, max: Math.floor(draws) })
  const { provenance } = runGsocseq(cell, options)

  const drawn = Array.from({ length: draws }, (_, draw) =>
    perturbation(cell.clay, errors, numbers.subarray(draw * drawnInputs.length)),
  )
  const copies = drawn.map((one) => perturbed(cell, one))
  const answer = engine.gsocseq(columnsOf(copies), options)
  const { start, usual, raised } = {
    start: answer.t0.stock,
    usual: answer.scenarios.BAU.course,
    raised: answer.scenarios.SSM1.course,
  }
  for (const [draw, refusal] of answer.refusals) {
    if (!(refusal instanceof SoilRefusal && refusal.data.mask)) throw refusal
    const { t0, scenarios } = runUnmasked(copies[draw], { ...gsocseqOptions(options) })
    start[draw] = t0.stock
    for (let year = 0; year < years; year++) {
      usual[year * draws + draw] = scenarios.BAU.course[year]
      raised[year * draws + draw] = scenarios.SSM1.course[year]
    }
  }
  for (let at = 0; at < raised.length; at++)
    raised[at] = usual[at] + (increase + drawn[at % draws].increase) * (raised[at] - usual[at])
  return { provenance, draws, years, start, usual, raised }
}

function columnsOf(copies: readonly GsocseqCell[]): GsocseqCells {
  const cells = copies.length
  const [{ landCover, ratio, warmUp, warmUpLandCover }] = copies
  const each = (of: (copy: GsocseqCell) => number | undefined) =>
    Float64Array.from(copies, (copy) => of(copy)!)
  const rows = (count: number, of: (copy: GsocseqCell, row: number) => number) =>
    Float64Array.from({ length: count * cells }, (_, at) => of(copies[at % cells], Math.floor(at / cells)))
  return {
    cells,
    stock: each(({ stock }) => stock),
    clay: each(({ clay }) => clay),
    landCover: each(() => landCover),
    ...(ratio !== undefined && { ratio: each(() => ratio) }),
    ...(copies[0].production !== undefined && { production: each(({ production }) => production) }),
    cover: rows(12, ({ cover }, month) => cover[month]),
    climate: packWeather(cells, 12, (copy, month) => copies[copy].climate[month]),
    ...(warmUp?.length && {
      warmUp: packWeather(
        cells,
        12 * warmUp.length,
        (copy, month) => copies[copy].warmUp![Math.floor(month / 12)][month % 12],
      ),
      ...(warmUpLandCover && {
        warmUpLandCover: rows(warmUp.length, (_, year) => warmUpLandCover[year]),
      }),
    }),
  }
}
