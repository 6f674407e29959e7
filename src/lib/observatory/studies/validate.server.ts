import { random } from '#soil'
import { Refusal, type RefusalData } from '#lib/platform/refusal.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { StudyDocument } from './document.server.ts'
import { cellsOf, tilesOf, type Window } from './raster/grid.ts'
import { filesOf } from './fingerprint.server.ts'
import { addTally, computed, type Tally } from './model.ts'
import { modelOf } from './models/choose.ts'
import { threadsFor } from './tile/memory.server.ts'
import { planOf, type Plan } from './plan.server.ts'
import { openRaster } from './raster/raster.server.ts'
import { valueIn } from './tile/values.ts'
import { Judge, type StudyRemark } from './remarks.ts'
import type { Problem, Study } from './study.ts'
import { tileMaker } from './tile/tile.server.ts'

/** What a study would do, tried out on a sample of its cells. */
export interface Validation {
  readonly problems: readonly Problem[]
  readonly found?: Found
}

export interface Found {
  readonly width: number
  readonly height: number
  readonly cells: number
  readonly tiles: number
  readonly threads: number
  readonly files: number
  /** of the sample: what its cells came to, those that took a neighbour's value, and each layer's ends */
  readonly sample: Tally
  readonly filled: Tally
  readonly remarks: readonly StudyRemark[]
  readonly ranges: readonly { layer: string; unit: string; min: number; max: number; missing: number }[]
  /** seconds of all threads together for the maps, without the tables */
  readonly seconds: number
  readonly bytes: number
}

const sampleWindows = 16
const sampleEdge = 32
/** Slices that are read for the sample: of twenty years of months a few windows tell as much as they can. */
const sampleSlices = 3000

/** Everything that would stop the run is looked for first, and all of it is named at once. */
export async function validateStudy(
  { study, folder }: StudyDocument,
  now: () => number,
): Promise<Validation> {
  const problems = [...namesAmiss(study), ...(await filesAmiss(study, folder))]
  if (problems.length) return { problems }
  try {
    const plan = await planOf(study, folder)
    try {
      const found = await tryOut(plan, now)
      return { problems: found.sample[computed] ? [] : [noCells(found.sample)], found }
    } finally {
      await plan.rasters.close()
    }
  } catch (error) {
    return { problems: [problemOf('study', error)] }
  }
}

const problem = (field: string, text: string, data: RefusalData): Problem => ({
  field,
  reason: translate(text, data, 'en'),
  text,
  data,
})

function problemOf(field: string, error: unknown): Problem {
  if (error instanceof Refusal) return problem(field, error.text, error.data)
  throw error
}

/** Layers that the model needs and inputs that it does not know: a misspelt name is both. */
function namesAmiss(study: Study): Problem[] {
  const { layers } = modelOf(study)
  const known = layers.map(({ name }) => name)
  const lacking = layers.filter(({ name, required }) => required && !study.inputs[name])
  const strange = Object.keys(study.inputs).filter(
    (name) => !known.includes(name) && name !== study.area.grid,
  )
  return [
    ...lacking.map(({ name }) =>
      problem(`inputs.${name}`, 'observatory_study_lacking', { layer: name, model: study.model.name }),
    ),
    ...strange.map((name) =>
      problem(`inputs.${name}`, 'observatory_study_strange', { input: name, layers: known.join(', ') }),
    ),
  ]
}

async function filesAmiss(study: Study, folder: string): Promise<Problem[]> {
  const problems: Problem[] = []
  const tables = Object.values(study.inputs).flatMap((input) => ('table' in input ? [input.table] : []))
  for (const file of filesOf(study, folder)) {
    if (tables.some((table) => file.endsWith(table))) continue
    try {
      ;(await openRaster(file)).close()
    } catch (error) {
      problems.push(problemOf(file, error))
    }
  }
  return problems
}

const noCells = (sample: Tally): Problem =>
  problem('inputs', 'observatory_study_nothing_computed', { reasons: inWords(sample) })

export const inWords = (tally: Tally): string =>
  Object.entries(tally)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, cells]) => `${reason}: ${cells}`)
    .join(', ')

async function tryOut(plan: Plan, now: () => number): Promise<Found> {
  const { study, grid, model, tileSize } = plan
  const maker = await tileMaker(plan)
  const sample: Record<string, number> = {}
  const filled: Record<string, number> = {}
  const judge = new Judge(model)
  const ranges = new Map<string, { min: number; max: number; missing: number; cells: number }>()
  let [milliseconds, cells, read] = [0, 0, 0]
  try {
    for (const window of sampleOf(plan)) {
      if (read >= sampleSlices) break
      const begun = now()
      const { values, outside, filled: taken, result } = await maker.compute(window)
      milliseconds += now() - begun
      cells += cellsOf(window)
      addTally(sample, result.tally)
      addTally(filled, taken)
      judge.take(values, cellsOf(window), new Map([...outside].map(([layer, { value }]) => [layer, value])))
      for (const [layer, slices] of values) {
        read += slices.length
        const range = ranges.get(layer) ?? { min: Infinity, max: -Infinity, missing: 0, cells: 0 }
        for (const slice of slices)
          for (let cell = 0; cell < cellsOf(window); cell++) {
            const value = valueIn(slice, cell)
            range.cells += 1
            if (Number.isNaN(value)) range.missing += 1
            else [range.min, range.max] = [Math.min(range.min, value), Math.max(range.max, value)]
          }
        ranges.set(layer, range)
      }
    }
  } finally {
    await maker.close()
  }
  const threads = threadsFor(plan)
  return {
    width: grid.width,
    height: grid.height,
    cells: cellsOf(grid),
    tiles: tilesOf(grid, tileSize).count,
    threads,
    files: filesOf(study, plan.folder).length,
    sample,
    filled,
    remarks: judge.remarks,
    ranges: [...ranges].map(([name, { min, max, missing, cells }]) => {
      const layer = model.layers.find((layer) => layer.name === name)!
      return {
        layer: name,
        unit: layer.kind === 'number' ? layer.unit : 'class',
        min,
        max,
        missing: missing / cells,
      }
    }),
    seconds: ((milliseconds / 1000 / cells) * cellsOf(grid)) / threads,
    // Four bytes a cell, a third more for overviews; what is missing packs to almost nothing.
    bytes: Math.ceil(model.outputs.length * cellsOf(grid) * 4 * (4 / 3) * ((sample[computed] ?? 0) / cells)),
  }
}

/** Small windows at seeded places; a small grid is tried as a whole. */
function sampleOf({ grid, study }: Plan): Window[] {
  if (cellsOf(grid) <= sampleEdge ** 2 * sampleWindows)
    return [{ column: 0, row: 0, width: grid.width, height: grid.height }]
  const draw = random(study.seed)
  const [width, height] = [Math.min(sampleEdge, grid.width), Math.min(sampleEdge, grid.height)]
  return Array.from({ length: sampleWindows }, () => ({
    column: Math.floor(draw.next() * (grid.width - width + 1)),
    row: Math.floor(draw.next() * (grid.height - height + 1)),
    width,
    height,
  }))
}
