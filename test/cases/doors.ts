import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyForm, readForm } from '#lib/observatory/parcel/form.ts'
import type { Typed } from '#lib/observatory/parcel/fields.ts'
import { computeChunk, chunksOf } from '#lib/observatory/parcel/chunk.ts'
import { remarksOn } from '#lib/observatory/parcel/remarks.ts'
import { remarkIn } from '#lib/observatory/remarks.server.ts'
import { siteReport } from '#lib/observatory/site.server.ts'
import { openStudy } from '#lib/observatory/studies/document.server.ts'
import { cellsOf } from '#lib/observatory/studies/raster/grid.ts'
import { rowAreaHa } from '#lib/observatory/studies/raster/area.ts'
import { planOf } from '#lib/observatory/studies/plan.server.ts'
import { tileMaker } from '#lib/observatory/studies/tile/tile.server.ts'
import { validateStudy } from '#lib/observatory/studies/validate.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { checkSoilData, soilEngine, type SoilTable } from '#soil'

/** What a door of the platform answers to a case: figures with remarks, or a refusal. */
export interface Answer {
  readonly refused?: string
  readonly remarks: readonly string[]
  readonly start?: number
  readonly end?: number
  /** of an area's or a study's cells, in order; null where there is none */
  readonly stock?: readonly (number | null)[]
  readonly areaHa?: readonly number[]
  /** of a study's tables, by name of the entry */
  readonly areas?: Readonly<Record<string, number>>
  readonly tally?: Readonly<Record<string, number>>
}

const refusedAs = (error: unknown): Answer => {
  if (!(error instanceof Refusal)) throw error
  return { refused: translate(error.text, error.data, 'en'), remarks: [] }
}

/** What is said about every file alike tells nothing about a case. */
const usual = ['open_pan', 'inert']

export function site(folder: string): Answer {
  try {
    const { sheet, remarks } = siteReport(readFileSync(join(folder, 'in.csv'), 'utf8'), 'en')
    const said = remarks.filter(({ rule }) => !usual.includes(rule))
    const start = sheet.rows.findLast(({ run }) => run === 'start')?.soc
    return {
      start,
      end: sheet.rows.at(-1)?.soc,
      remarks: said.map((remark) => remarkIn(remark, 'en')),
    }
  } catch (error) {
    return refusedAs(error)
  }
}

export async function parcel(folder: string): Promise<Answer> {
  const typed = JSON.parse(readFileSync(join(folder, 'form.json'), 'utf8')) as Partial<Typed>
  const read = readForm({ ...emptyForm, ...typed })
  if ('problems' in read) return { refused: JSON.stringify(read.problems), remarks: [] }
  const { question } = read
  const engine = await soilEngine({ kernel: 'none' })
  const [first] = chunksOf({ ...question, draws: 100 })
  const refused = first ? computeChunk(engine, first).refused : []
  return {
    ...(refused.length === question.places.length && { refused: JSON.stringify(refused) }),
    remarks: remarksOn(question).map((remark) => remarkIn(remark, 'en')),
    stock: question.places.map(({ stock }) => stock),
    areaHa: question.places.map(({ areaHa }) => areaHa),
  }
}

export function check(folder: string): Answer {
  const table = JSON.parse(readFileSync(join(folder, 'table.json'), 'utf8')) as SoilTable
  return { remarks: checkSoilData(table).findings.map(({ message }) => message) }
}

export async function study(folder: string): Promise<Answer> {
  try {
    const document = await openStudy(join(folder, 'study.yaml'))
    if ('problems' in document)
      return { refused: document.problems.map(({ reason }) => reason).join('; '), remarks: [] }
    const { problems } = await validateStudy(document, () => 0)
    if (problems.length) return { refused: problems.map(({ reason }) => reason).join('; '), remarks: [] }
    const plan = await planOf(document.study, document.folder)
    const maker = await tileMaker(plan)
    const { grid, partitions } = plan
    const window = { column: 0, row: 0, width: grid.width, height: grid.height }
    const { result } = await maker.compute(window)
    const stock = Array.from(result.outputs[0]!, (value) => (Number.isNaN(value) ? null : value))
    const areas: Record<string, number> = {}
    for (const { entries, of } of partitions) {
      const place = await of(window)
      for (let cell = 0; cell < cellsOf(grid); cell++) {
        const name = entries[place[cell]!]?.name
        if (name === undefined || stock[cell] === null) continue
        areas[name] = (areas[name] ?? 0) + rowAreaHa(grid, Math.floor(cell / grid.width))
      }
    }
    await maker.close()
    await plan.rasters.close()
    return { remarks: [], stock, areas, tally: result.tally }
  } catch (error) {
    return refusedAs(error)
  }
}
