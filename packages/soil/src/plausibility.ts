import { carbonRules } from './plausibility/carbon.ts'
import { densityRules } from './plausibility/density.ts'
import { depthRules } from './plausibility/depth.ts'
import type { Finding, SoilTable } from './plausibility/finding.ts'
import { fractionRules } from './plausibility/fraction.ts'
import { stockRules } from './plausibility/stock.ts'
import { SoilRefusal } from './refusal.ts'

export type { Finding, PlausibilityRule, SoilSample, SoilTable } from './plausibility/finding.ts'

export interface Plausibility {
  /** `stopped`: cannot be right as declared; `doubtful`: somebody has to look; `plausible`: nothing found */
  readonly verdict: 'stopped' | 'doubtful' | 'plausible'
  readonly findings: readonly Finding[]
}

/**
 * Looks a soil data set over before it is believed, and names the likely mistake. A set is stopped where what it
 * declares contradicts itself or nature. Where one plausible column merely does not fit another (a density too high
 * for the carbon), nobody can tell from the numbers which of the two is wrong: that is a doubt, and only a second,
 * independent sign, such as a heading with another unit, turns it into a stop. The order of samples does not matter.
 *
 * @example
 * const samples = [12, 15, 14].map((carbon, i) => ({
 *   profile: 'A',
 *   label: `A${i}`,
 *   carbon,
 *   density: 1350,
 * }))
 * checkSoilData({ carbon: { unit: 'g/kg' }, density: { unit: 'g/cm3' }, samples }).findings[0]
 *   .rule // 'density-unit'
 */
export function checkSoilData(table: SoilTable): Plausibility {
  if (table.samples.length === 0) throw new SoilRefusal('missing', 'samples')
  const findings = [carbonRules, densityRules, stockRules, fractionRules, depthRules].flatMap((rules) =>
    rules(table),
  )
  const stops = findings.filter((finding) => finding.weight === 'stop')
  return {
    verdict: stops.length > 0 ? 'stopped' : findings.length > 0 ? 'doubtful' : 'plausible',
    findings: [...stops, ...findings.filter((finding) => finding.weight === 'doubt')],
  }
}

/**
 * The same as a gate: refuses a set that is stopped, with all its reasons; returns the doubts otherwise.
 *
 * @example
 * const samples = [{ profile: 'A', label: 'A1', carbon: 15, density: 1.3 }]
 * requirePlausible({ carbon: { unit: 'g/kg' }, density: { unit: 'g/cm3' }, samples }).length // 0
 */
export function requirePlausible(table: SoilTable): readonly Finding[] {
  const { verdict, findings } = checkSoilData(table)
  if (verdict !== 'stopped') return findings
  const stops = findings.filter((finding) => finding.weight === 'stop')
  throw new SoilRefusal('implausible', stops[0].column, {
    reason: stops.map((stop) => stop.message).join('; '),
  })
}
