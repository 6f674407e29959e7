import { SoilRefusal, requireNumber } from './refusal.ts'

/** A property's mean over a layer, e.g. carbon per volume in kg/m³. Bounds in cm; layers may leave gaps. */
export interface LayerMean {
  readonly upperCm: number
  readonly lowerCm: number
  readonly mean: number
}

export interface DepthSpline {
  /** value at a depth between the first upper and the last lower bound */
  readonly at: (depthCm: number) => number
  /** mean between two depths within the sampled range */
  readonly mean: (upperCm: number, lowerCm: number) => number
  /** mean of the curve over each layer less the mean given, in order of depth: zero where `smoothing` is 0 */
  readonly residuals: readonly number[]
  /** lowest value anywhere: below 0 the curve cannot be a concentration there, and a larger `smoothing` is needed */
  readonly lowest: number
  readonly smoothing: number
}

interface Piece {
  readonly from: number
  readonly to: number
  /** value, slope and half the curvature at `from` */
  readonly c0: number
  readonly c1: number
  readonly c2: number
}

/**
 * Equal-area quadratic spline (Bishop, McBratney and Laslett 1999, Geoderma 91, 27–45; Malone et al. 2009): the
 * smoothest curve, by ∫f′², quadratic within layers, straight across gaps, whose mean over every layer is the mean
 * measured there. With `smoothing` λ > 0 it minimises mean squared deviation + λ∫f′² and the means are met only
 * nearly; 0, the default, keeps the mass exactly. Spline carbon per volume (content × density), not content alone:
 * mass is kept only of what is splined.
 *
 * @example
 * const spline = depthSpline([
 *   { upperCm: 0, lowerCm: 20, mean: 20 },
 *   { upperCm: 20, lowerCm: 50, mean: 10 },
 * ])
 * spline.mean(0, 20).toFixed(6) // '20.000000': the layer's mean is kept
 */
export function depthSpline(layers: readonly LayerMean[], smoothing = 0): DepthSpline {
  requireNumber('smoothing', smoothing, { min: 0 })
  const ordered = ordering(layers)
  const given = ordered.map((layer) => layer.mean)
  const thickness = ordered.map((layer) => layer.lowerCm - layer.upperCm)
  const gaps = ordered.slice(1).map((layer, i) => layer.upperCm - ordered[i].lowerCm)
  const roughness = slopeMatrix(thickness, gaps)
  const fitted = smoothing === 0 ? given : smooth(given, roughness, smoothing)
  // Slopes where layers meet; zero at both ends.
  const slopes = [
    0,
    ...solve(
      roughness,
      differences(fitted).map((d) => 6 * d),
    ),
    0,
  ]
  const pieces = ordered.flatMap((layer, i): Piece[] => {
    const [b0, b1, h] = [slopes[i], slopes[i + 1], thickness[i]]
    const within = {
      from: layer.upperCm,
      to: layer.lowerCm,
      c0: fitted[i] - h * (b0 / 3 + b1 / 6),
      c1: b0,
      c2: (b1 - b0) / (2 * h),
    }
    if (!(gaps[i] > 0)) return [within]
    const gap = {
      from: layer.lowerCm,
      to: ordered[i + 1].upperCm,
      c0: value(within, layer.lowerCm),
      c1: b1,
      c2: 0,
    }
    return [within, gap]
  })
  const [top, bottom] = [ordered[0].upperCm, ordered[ordered.length - 1].lowerCm]
  const inside = (field: string, depth: number) => requireNumber(field, depth, { min: top, max: bottom })
  return {
    at: (depthCm) => {
      const depth = inside('depthCm', depthCm)
      return value(pieces.find((piece) => depth <= piece.to) as Piece, depth)
    },
    mean: (upperCm, lowerCm) => {
      const [upper, lower] = [inside('upperCm', upperCm), inside('lowerCm', lowerCm)]
      if (!(upper < lower))
        throw new SoilRefusal('inconsistent', 'lowerCm', { reason: `${lower} cm is not below ${upper} cm` })
      return pieces.reduce((sum, piece) => sum + integral(piece, upper, lower), 0) / (lower - upper)
    },
    residuals: fitted.map((mean, i) => mean - given[i]),
    lowest: Math.min(...pieces.flatMap((piece) => extremes(piece).map((depth) => value(piece, depth)))),
    smoothing,
  }
}

function ordering(layers: readonly LayerMean[]): LayerMean[] {
  if (layers.length === 0) throw new SoilRefusal('missing', 'layers')
  const ordered = [...layers].sort((a, b) => a.upperCm - b.upperCm)
  ordered.forEach(({ upperCm, lowerCm, mean }, i) => {
    requireNumber('upperCm', upperCm, { min: 0 })
    requireNumber('lowerCm', lowerCm)
    requireNumber('mean', mean)
    if (lowerCm <= upperCm || (i > 0 && upperCm < ordered[i - 1].lowerCm))
      throw new SoilRefusal('inconsistent', 'layers', {
        reason: `${upperCm}–${lowerCm} cm overlaps or is empty`,
      })
  })
  return ordered
}

const differences = (values: readonly number[]): number[] => values.slice(1).map((v, i) => v - values[i])

/** R with R·b = 6·Δmeans for the slopes b where layers meet; ∫f′² is bᵀRb/6. */
function slopeMatrix(thickness: readonly number[], gaps: readonly number[]): number[][] {
  return gaps.map((gap, i) =>
    gaps.map((_, j) => {
      if (i === j) return 2 * (thickness[i] + thickness[i + 1]) + 6 * gap
      return Math.abs(i - j) === 1 ? thickness[Math.max(i, j)] : 0
    }),
  )
}

/** Fitted means s of (I + 6nλ QᵀR⁻¹Q)s = y, Q taking differences of neighbours. */
function smooth(means: readonly number[], roughness: number[][], smoothing: number): number[] {
  const n = means.length
  const columns = means.map((_, j) => {
    const unit = means.map((_, i) => (i === j ? 1 : 0))
    const b = [0, ...solve(roughness, differences(unit)), 0]
    return means.map((_, i) => unit[i] + 6 * n * smoothing * (b[i] - b[i + 1]))
  })
  return solve(
    means.map((_, i) => columns.map((column) => column[i])),
    means,
  )
}

/** Gaussian elimination for the small, diagonally strong systems above, which need no pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]])
  rows.forEach((pivot, k) => {
    for (const row of rows.slice(k + 1)) {
      const factor = row[k] / pivot[k]
      for (let j = k; j < row.length; j++) row[j] -= factor * pivot[j]
    }
  })
  const x = right.map(() => 0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const known = rows[i].slice(i + 1, -1).reduce((sum, a, j) => sum + a * x[i + 1 + j], 0)
    x[i] = (rows[i][rows.length] - known) / rows[i][i]
  }
  return x
}

function value({ from, c0, c1, c2 }: Piece, depth: number): number {
  const d = depth - from
  return c0 + d * (c1 + d * c2)
}

function integral({ from, to, c0, c1, c2 }: Piece, upper: number, lower: number): number {
  const [a, b] = [Math.max(from, upper) - from, Math.min(to, lower) - from]
  if (a >= b) return 0
  const upTo = (d: number) => d * (c0 + d * (c1 / 2 + (d * c2) / 3))
  return upTo(b) - upTo(a)
}

/** Ends of a piece and its turning point, where it has one inside. */
function extremes({ from, to, c1, c2 }: Piece): number[] {
  const turn = c2 === 0 ? from : from - c1 / (2 * c2)
  return turn > from && turn < to ? [from, turn, to] : [from, to]
}
