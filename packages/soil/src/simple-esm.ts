import { curve } from './interpolation.ts'
import { SoilRefusal, requireNumber } from './refusal.ts'

/**
 * "Reproduce SimpleESM": the tables of Ferchaud's program of that name (INRAE, R), for those who must compare with
 * results made by it. New work should use `equivalentStock`: the sliced table stops at the last whole millimetre
 * above the reference mass and so lies up to 0.17 t C/ha low. Densities and contents may come from different
 * layers here, stones are not considered, and depths are positive cm.
 */
export interface SimpleEsmProfile {
  readonly densities: readonly {
    readonly upperCm: number
    readonly lowerCm: number
    readonly densityGCm3: number
  }[]
  readonly contents: readonly SimpleEsmContent[]
}

export interface SimpleEsmContent {
  readonly upperCm: number
  readonly lowerCm: number
  readonly socGKg: number
  readonly nGKg: number
  /** ‰ */
  readonly d13C: number
  /** ‰ */
  readonly d15N: number
}

/** Everything above one bound, t/ha; isotopes as amount × δ, so that they add up over layers. */
export interface SimpleEsmRow {
  /** of that bound, cm */
  readonly depthCm: number
  readonly massTHa: number
  readonly carbonTHa: number
  readonly nitrogenTHa: number
  readonly carbonDelta13: number
  readonly nitrogenDelta15: number
}

export interface SimpleEsmTables {
  /** `Output_FD`: at the lower bound of each content layer */
  readonly fixedDepth: readonly SimpleEsmRow[]
  /** `Output_ESM`: walked in slices of 1 mm to each reference mass */
  readonly sliced: readonly SimpleEsmRow[]
  /** `Output_ESM2`: Hyman's cubic through the fixed-depth rows, read at each reference mass */
  readonly spline: readonly SimpleEsmRow[]
}

const quantities = [
  'depthCm',
  'massTHa',
  'carbonTHa',
  'nitrogenTHa',
  'carbonDelta13',
  'nitrogenDelta15',
] as const
const nothing: SimpleEsmRow = {
  depthCm: 0,
  massTHa: 0,
  carbonTHa: 0,
  nitrogenTHa: 0,
  carbonDelta13: 0,
  nitrogenDelta15: 0,
}

function plus(row: SimpleEsmRow, toMm: number, mass: number, content: SimpleEsmContent): SimpleEsmRow {
  const carbon = (mass * content.socGKg) / 1000
  const nitrogen = (mass * content.nGKg) / 1000
  return {
    depthCm: toMm / 10,
    massTHa: row.massTHa + mass,
    carbonTHa: row.carbonTHa + carbon,
    nitrogenTHa: row.nitrogenTHa + nitrogen,
    carbonDelta13: row.carbonDelta13 + carbon * content.d13C,
    nitrogenDelta15: row.nitrogenDelta15 + nitrogen * content.d15N,
  }
}

/**
 * The three tables of one sampling point; `referenceMassesTHa` are the cumulative masses from the surface down.
 *
 * @example
 * const bounds = [
 *   { upperCm: 0, lowerCm: 15 },
 *   { upperCm: 15, lowerCm: 30 },
 * ]
 * const densities = bounds.map((layer) => ({ ...layer, densityGCm3: 1.3 }))
 * const contents = bounds.map((layer) => ({
 *   ...layer,
 *   socGKg: 15,
 *   nGKg: 1.5,
 *   d13C: -26,
 *   d15N: 6,
 * }))
 * simpleEsm({ densities, contents }, [1950, 3900]).fixedDepth.length // 2
 */
export function simpleEsm(profile: SimpleEsmProfile, referenceMassesTHa: readonly number[]): SimpleEsmTables {
  const densities = millimetres(profile.densities, 'densities')
  const contents = millimetres(profile.contents, 'contents')
  referenceMassesTHa.forEach((mass, i) =>
    requireNumber('referenceMassesTHa', mass, { min: referenceMassesTHa[i - 1] ?? 0 }),
  )
  const massTo = (depth: number) =>
    densities.reduce((sum, layer, i) => {
      const lower = i === densities.length - 1 ? Infinity : layer.lower
      return sum + Math.max(0, Math.min(depth, lower) - layer.upper) * layer.densityGCm3 * 10
    }, 0)
  const fixedDepth: SimpleEsmRow[] = []
  contents.forEach((layer, i) =>
    fixedDepth.push(
      plus(fixedDepth[i - 1] ?? nothing, layer.lower, massTo(layer.lower) - massTo(layer.upper), layer),
    ),
  )
  return {
    fixedDepth,
    sliced: slices(densities, contents, referenceMassesTHa),
    spline: splines(fixedDepth, referenceMassesTHa),
  }
}

type InMillimetres<T> = T & { readonly upper: number; readonly lower: number }

function millimetres<T extends { upperCm: number; lowerCm: number }>(
  layers: readonly T[],
  field: string,
): InMillimetres<T>[] {
  if (layers.length === 0) throw new SoilRefusal('missing', field)
  const whole = layers
    .map((layer) => ({
      ...layer,
      upper: Math.round(layer.upperCm * 10),
      lower: Math.round(layer.lowerCm * 10),
    }))
    .sort((a, b) => a.upper - b.upper)
  whole.forEach((layer, i) => {
    if (layer.upper !== (whole[i - 1]?.lower ?? 0) || layer.lower <= layer.upper)
      throw new SoilRefusal('inconsistent', field, {
        reason: `${layer.upperCm}–${layer.lowerCm} cm does not follow`,
      })
  })
  return whole
}

/** Down in slices of 1 mm as long as the mass, rounded to ten decimals, does not exceed the reference. */
function slices(
  densities: readonly InMillimetres<{ densityGCm3: number }>[],
  contents: readonly InMillimetres<SimpleEsmContent>[],
  references: readonly number[],
): SimpleEsmRow[] {
  let depth = 0
  let row = nothing
  const rounded = (mass: number) => Math.round(mass * 1e10) / 1e10
  const at = <T extends { lower: number }>(layers: readonly T[], mm: number): T =>
    layers.find((layer) => mm <= layer.lower) ?? layers[layers.length - 1]
  return references.map((reference) => {
    for (;;) {
      const next = plus(row, depth + 1, at(densities, depth + 1).densityGCm3 * 10, at(contents, depth + 1))
      if (rounded(next.massTHa) > reference) return row
      row = next
      depth += 1
    }
  })
}

function splines(fixedDepth: readonly SimpleEsmRow[], references: readonly number[]): SimpleEsmRow[] {
  const rows = [nothing, ...fixedDepth]
  const mass = rows.map((row) => row.massTHa)
  const read = quantities.map((q) =>
    curve(
      mass,
      rows.map((row) => row[q]),
      'hyman',
    ),
  )
  const deepest = mass[mass.length - 1]
  return references.map((reference) => {
    const within = Math.abs(reference - deepest) <= deepest * 1e-12 ? deepest : reference
    return Object.fromEntries(quantities.map((q, i) => [q, read[i](within)])) as unknown as SimpleEsmRow
  })
}
