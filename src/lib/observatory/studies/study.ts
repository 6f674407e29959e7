import {
  densityBases,
  evaporationOptions,
  factorLevels,
  soilClasses,
  spinUps,
  type LandManagement,
} from '#soil'
import { z } from 'zod'
import type { RefusalData } from '#lib/platform/refusal.ts'

/*
 * A study file: which area, which data in which units, which model with which options, and what is to come out. What
 * the file does not say is filled in here, so that a study read is a study complete.
 */

const number = z.number()
const text = z.string().trim().min(1)
const name = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, - and _')
const day = z.iso.date()

const scaled = {
  unit: text,
  /** stored value × scale + offset = value in the unit; what the file itself declares comes first */
  scale: number.default(1),
  offset: number.default(0),
  nodata: number.optional(),
  /** stored number → class, for inputs that hold classes */
  classes: z.record(z.string().regex(/^-?\d+$/), text).optional(),
}

const rasterInput = z.strictObject({
  /** file or address; `{month}` (01–12) and `{year}` stand for one file each */
  file: text,
  ...scaled,
  /**
   * first band of the first slice; months that stand in one file take the bands from here on. Said wherever a file has
   * more bands than are asked of it
   */
  band: number.int().min(1).optional(),
  /** `exact`: cells must coincide; `nearest`: the cell of the file in which the centre of ours lies */
  align: z.enum(['exact', 'nearest']).default('exact'),
  /** how many cells of the file to look around for the nearest one with data */
  fill: number.int().min(0).max(20).default(0),
  /** reference system, for files that do not say */
  epsg: number.int().optional(),
})
const tableInput = z.strictObject({
  /** CSV with columns x and y: cell centres */
  table: text,
  /** `{month}` and `{year}` as above */
  column: text,
  ...scaled,
})
const constantInput = z.strictObject({ value: z.union([number, text]), unit: text })

const input = z.union([rasterInput, tableInput, constantInput])

const grid = z.strictObject({
  west: number,
  north: number,
  cellX: number.positive(),
  cellY: number.positive(),
  width: number.int().min(1).max(10_000_000),
  height: number.int().min(1).max(10_000_000),
  epsg: number.int().default(4326),
  /** of the coordinates, where the code does not say it: degrees, or the length in metres */
  unit: z.union([z.literal('degree'), number.positive()]).optional(),
})

const area = z.strictObject({
  /** an input whose cells are the cells of the study, or the grid itself */
  grid: z.union([name, grid]),
  bounds: z.tuple([number, number, number, number]).optional(),
})

const land = z.union([
  z.strictObject({ landUse: z.enum(['native', 'paddy', 'perennial', 'set-aside']) }),
  z.strictObject({
    landUse: z.enum(['long-term-cultivated', 'cropped-wetland']),
    tillage: z.enum(factorLevels('tillage')),
    input: z.enum(factorLevels('crop-input')),
  }),
  z.strictObject({
    landUse: z.literal('grassland'),
    management: z.enum(['nominal', 'high-intensity-grazing', 'severely-degraded']),
  }),
  z.strictObject({
    landUse: z.literal('grassland'),
    management: z.literal('improved'),
    input: z.enum(factorLevels('grass-input')),
  }),
]) satisfies z.ZodType<LandManagement>

const tier1 = z.strictObject({
  name: z.literal('tier1'),
  /** of all cells, unless there is an input `soil` */
  soil: z.enum(soilClasses).default('high-activity-clay'),
  scenarios: z
    .record(name, z.strictObject({ before: land, after: land, years: number.min(1).default(20) }))
    .refine((scenarios) => Object.keys(scenarios).length > 0, 'at least one scenario'),
})

const year = z.array(number.min(0).max(1)).length(12)

const stock = z.strictObject({
  name: z.literal('stock'),
  upperCm: number.min(0).default(0),
  lowerCm: number.positive(),
  densityBasis: z.enum(densityBases),
  /** between the errors of carbon content and density */
  correlation: number.min(-1).max(1).default(0),
})

const equilibrium = z.strictObject({
  name: z.literal('equilibrium'),
  depthCm: number.positive().default(30),
  evaporation: z.enum(evaporationOptions).default('potential'),
  /** 1 where plants cover the soil in the month, 0 where it is bare */
  cover: year.default(Array<number>(12).fill(1)),
  /** DPM/RPM of the plant carbon */
  ratio: number.min(0).max(100).default(1.44),
})

const gsocseq = z.strictObject({
  name: z.literal('gsocseq'),
  spinUp: z.enum(spinUps).default('equilibrium'),
  years: number.int().min(1).max(200).default(20),
  increase: z
    .strictObject({ SSM1: number, SSM2: number, SSM3: number })
    .default({ SSM1: 0.05, SSM2: 0.1, SSM3: 0.2 }),
  paddy: z.enum(['masked', 'slowed']).default('masked'),
  /** cover factor of the months, 0.6 to 1 */
  cover: z.array(number.min(0.6).max(1)).length(12),
  /** warm-up years whose weather the inputs hold, e.g. [2001, 2020]; none leaves the warm-up out */
  warmUp: z
    .tuple([number.int(), number.int()])
    .refine(
      ([first, last]) => last >= first && last - first < 200,
      'from a year to the same or a later one, 200 at most',
    )
    .optional(),
  /** Monte Carlo draws per cell; 0 leaves the spread out */
  draws: z.union([z.literal(0), number.int().min(2).max(10_000)]).default(0),
})

export const studySchema = z.strictObject({
  title: text,
  /** what the result is about, for catalogues: first and last day */
  period: z.tuple([day, day]),
  licence: text.default('proprietary'),
  area,
  inputs: z.record(name, input),
  model: z.discriminatedUnion('name', [tier1, stock, equilibrium, gsocseq]),
  /** tables by country, or by an input that holds classes */
  tables: z.array(name).default(['country']),
  /** of the sample that is tried out beforehand, and of models that draw */
  seed: number
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  /** cells along the edge of a tile; by default as many as fit the memory */
  tile: z.literal([64, 128, 256, 512]).optional(),
})

export type Study = z.infer<typeof studySchema>
export type StudyModel = Study['model']
export type StudyInput = z.infer<typeof input>
export type RasterInput = z.infer<typeof rasterInput>
export type TableInput = z.infer<typeof tableInput>

/** What a person has to mend: where in the file, and why. */
export type Problem = {
  readonly field: string
  readonly reason: string
  /** the reason as a text of ours, for readers of other languages */
  readonly text?: string
  readonly data?: RefusalData
}

export function readStudy(document: unknown): { study: Study } | { problems: Problem[] } {
  const read = studySchema.safeParse(document)
  if (read.success) return { study: read.data }
  return {
    problems: read.error.issues.flatMap((issue) =>
      closest(issue).map(({ path, message }) => ({ field: path.join('.') || 'study', reason: message })),
    ),
  }
}

/** Of the shapes that a value may have, the one that it misses by the least. */
function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const [least = []] = [...issue.errors].sort((a, b) => a.length - b.length)
  return least.flatMap((inner) => closest({ ...inner, path: [...issue.path, ...inner.path] }))
}
