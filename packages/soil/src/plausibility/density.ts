import { organicMatterPerCarbon } from '../density.ts'
import { type Finding, type SoilSample, type SoilTable, finding, having, show, worst } from './finding.ts'
import { scaleOf } from './scale.ts'

// Densities of the parts, g/cm³. Packed: the densest that organic matter and mineral soil have been found; 2 % of
// 7,280 layers of the Africa Soil Profiles lie above the line. Solid: the matter itself, without a pore.
const packed = { organic: 0.5, mineral: 2 }
const solid = { organic: 1.4, mineral: 2.65 }

function mixture(ocGKg: number, parts: { organic: number; mineral: number }): number {
  const organic = Math.min(1, (ocGKg / 1000) * organicMatterPerCarbon)
  return 1 / (organic / parts.organic + (1 - organic) / parts.mineral)
}

/**
 * Highest bulk density (g/cm³) that soils with this carbon content (g/kg) are known to have: a mixing law.
 *
 * @example
 * densestSoil(20).toFixed(2) // '1.81' g/cm³
 */
export const densestSoil = (ocGKg: number): number => mixture(ocGKg, packed)

/** Highest bulk density that leaves a tenth of the volume to pores: no living soil is denser. */
const tenthOfPores = (ocGKg: number): number => 0.9 * mixture(ocGKg, solid)

export function densityRules(table: SoilTable): Finding[] {
  const samples = having(table.samples, 'density')
  if (!table.density || samples.length === 0) return []
  const unit = table.density.unit
  const scale = scaleOf('density', table.density)
  if (scale === undefined)
    return [finding('unit-unknown', 'stop', 'density', [], `the density unit ${unit} is not known`)]
  const density = (sample: SoilSample) => (sample.density ?? 0) * scale
  const solidSamples = samples.filter((sample) => density(sample) > 2.65)
  if (solidSamples.length > 0) {
    const example = worst(solidSamples, density)
    const likely = likelyUnit(example.density ?? 0)
    return [
      finding(
        'density-unit',
        'stop',
        'density',
        solidSamples,
        `a density of ${show(density(example))} g/cm³ (${example.label}) is above solid quartz` +
          (likely ? `: ${likely} is probably meant, not ${unit}` : ''),
      ),
    ]
  }
  const found: Finding[] = []
  const light = samples.filter((sample) => density(sample) >= 0 && density(sample) < 0.02)
  if (light.length > 0)
    found.push(
      finding(
        'density-very-low',
        'doubt',
        'density',
        light,
        `${show(density(worst(light, (s) => -density(s))))} g/cm³ is lighter than moss peat`,
      ),
    )
  const scaleOfCarbon = scaleOf('content', table.carbon)
  if (scaleOfCarbon === undefined) return found
  const both = having(samples, 'carbon')
  const carbon = (sample: SoilSample) => Math.min(580, (sample.carbon ?? 0) * scaleOfCarbon)
  const excess = (sample: SoilSample) => density(sample) / densestSoil(carbon(sample))
  const poreless = both.filter((sample) => density(sample) > tenthOfPores(carbon(sample)))
  const dense = both.filter((sample) => excess(sample) > 1 && !poreless.includes(sample))
  for (const [rule, weight, list] of [
    ['density-without-pores', 'stop', poreless],
    ['density-for-carbon', 'doubt', dense],
  ] as const) {
    if (list.length === 0) continue
    const example = worst(list, excess)
    found.push(
      finding(
        rule,
        weight,
        'density',
        list,
        `${list.length} of ${both.length} densities are ${weight === 'stop' ? 'impossible' : 'too high'} for their carbon: ` +
          `${show(density(example))} g/cm³ with ${show(carbon(example))} g/kg (${example.label}), ` +
          `where ${show(densestSoil(carbon(example)))} g/cm³ is the most known`,
      ),
    )
  }
  return found
}

function likelyUnit(value: number): string | undefined {
  if (value >= 100 && value <= 2650) return 'kg/m³'
  return value > 2.65 && value <= 265 ? 'cg/cm³ (or lb/ft³)' : undefined
}
