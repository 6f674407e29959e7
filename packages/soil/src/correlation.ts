import { SoilRefusal, requireNumber } from './refusal.ts'

/** Two named inputs that vary together; `r` from −1 to 1. What is not named is independent. */
export interface Correlation {
  readonly between: readonly [string, string]
  readonly r: number
}

/** The symmetric matrix of all pairs, in the order of `names`; refuses unknown names and pairs given twice. */
export function correlationMatrix(names: readonly string[], pairs: readonly Correlation[]): number[][] {
  const matrix: number[][] = names.map((_, i) => names.map((_, j) => (i === j ? 1 : 0)))
  const seen = new Set<string>()
  for (const { between, r } of pairs) {
    const [i, j] = between.map((name) => names.indexOf(name))
    const label = [...between].sort().join(' and ')
    if (i < 0 || j < 0 || i === j)
      throw new SoilRefusal('not-understood', 'correlation', { reason: `${label} are not two of the inputs` })
    if (seen.has(label))
      throw new SoilRefusal('inconsistent', 'correlation', { reason: `${label} come twice` })
    seen.add(label)
    matrix[i][j] = matrix[j][i] = requireNumber(`correlation of ${label}`, r, { min: -1, max: 1 })
  }
  return matrix
}

/**
 * Lower triangle L with L Lᵀ = matrix (Cholesky). A semi-definite matrix, such as r = 1, is taken; one that no set
 * of variables can have (a with b 0.9, b with c 0.9, a with c −0.9) is refused.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower = matrix.map((row) => row.map(() => 0))
  const impossible = (): never => {
    throw new SoilRefusal('inconsistent', 'correlations', {
      reason: 'no variables can be correlated like this',
    })
  }
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k]
      if (i === j) lower[i][i] = rest < -1e-12 ? impossible() : Math.sqrt(Math.max(0, rest))
      else if (lower[j][j] > 1e-7) lower[i][j] = rest / lower[j][j]
      else if (Math.abs(rest) > 1e-7) impossible()
    }
  })
  return lower
}
