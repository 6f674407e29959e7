import type { RothcConstants } from './constants.ts'

/** What the pedotransfer functions need of a topsoil. */
export interface Texture {
  /** clay and silt, % of the fine earth, both above 0 */
  readonly clay: number
  readonly silt: number
  /** bulk density, g/cm³ */
  readonly density: number
  /** organic carbon, %, above 0 */
  readonly organicCarbon: number
}

/**
 * Water content (volume share) of a topsoil at the given suctions (mbar).
 *
 *     θ(h) = θr + (θs − θr) / (1 + (α h)^n)^m,  m = 1 − 1/n
 *
 * van Genuchten 1980, doi:10.2136/sssaj1980.03615995004400050002x; θs, α and n by Wösten et al. 1999,
 * doi:10.1016/S0016-7061(98)00132-3, in the form used by RothC's dryland options (Farina et al. 2013).
 *
 * @example
 * const texture = { clay: 20, silt: 40, density: 1.3, organicCarbon: 1.5 }
 * waterContents(texture, [50, 15_000], rothcConstants.retention)
 *   .map((share) => share.toFixed(2))
 *   .join(' ') // '0.39 0.14'
 */
export function waterContents(
  texture: Texture,
  suctions: readonly number[],
  { residual, organicMatter, ...fit }: RothcConstants['retention'],
): number[] {
  const { clay: c, silt: s, density: d } = texture
  const o = texture.organicCarbon * organicMatter
  const saturated = dot(
    [1, c, d, s * s, o * o, 1 / c, 1 / s, Math.log(s), o * c, d * c, d * o, s],
    fit.saturation,
  )
  const alpha = Math.exp(
    dot([1, c, s, o, d, 1, d * d, c * c, o * o, 1 / o, Math.log(s), Math.log(o), d * s, d * o, c], fit.alpha),
  )
  const n =
    1 +
    Math.exp(
      dot(
        [
          ...[1, c, s, o, d, d * d, c * c, o * o, 1 / d, 1 / s, 1 / o],
          ...[Math.log(s), Math.log(o), Math.log(d), d * c, d * o, c],
        ],
        fit.n,
      ),
    )
  return suctions.map((h) => residual + (saturated - residual) / (1 + (alpha * h) ** n) ** (1 - 1 / n))
}

function dot(terms: readonly number[], coefficients: readonly number[]): number {
  return terms.reduce((sum, term, i) => sum + term * coefficients[i], 0)
}
