import { organicMatterPerCarbon } from '../density.ts'
import { quantile } from '../quantile.ts'
import { type ContentUnit, sizeOfUnit } from '../units.ts'
import { densestSoil } from './density.ts'
import {
  type Column,
  type Finding,
  type SoilSample,
  type SoilTable,
  finding,
  having,
  show,
  worst,
} from './finding.ts'
import { scaleOf, unitOf } from './scale.ts'

/** The unit a heading carries in brackets, as in `C (%)` or `SOC [g/kg]`. */
const headingUnit = (heading: string | undefined): ContentUnit | undefined =>
  unitOf('content', heading?.match(/[([]([^)\]]*)[)\]]\s*$/)?.[1])

export function carbonRules(table: SoilTable): Finding[] {
  return [...contentRules(table, 'carbon'), ...contentRules(table, 'nitrogen'), ...ratioRule(table)]
}

function contentRules(table: SoilTable, name: 'carbon' | 'nitrogen'): Finding[] {
  const column = table[name]
  const samples = having(table.samples, name)
  if (!column || samples.length === 0) return []
  const unit = unitOf('content', column.unit)
  if (!unit)
    return [finding('unit-unknown', 'stop', name, [], `the ${name} unit ${column.unit} is not known`)]
  const scale = sizeOfUnit('content', unit)
  const content = (sample: SoilSample) => (sample[name] ?? 0) * scale
  const found = [...organicMatter(name, column, samples), ...contradiction(table, name, column, unit)]
  const beyond = samples.filter((sample) => content(sample) > 600)
  if (beyond.length > 0) {
    const example = worst(beyond, content)
    found.push(
      finding(
        'more-carbon-than-matter',
        'stop',
        name,
        beyond,
        `${show(content(example))} g/kg ${name} (${example.label}) is more than any soil holds` +
          likelyReason(content(example), column.unit),
      ),
    )
  }
  const top = samples.filter((sample) => (sample.upperCm ?? 0) < 30).map(content)
  if (name === 'carbon' && top.length >= 2 && quantile(top, 0.5) < 0.5)
    found.push(
      finding(
        'carbon-very-low',
        'doubt',
        name,
        samples,
        `half of the topsoils have less than ${show(quantile(top, 0.5))} g/kg carbon: perhaps percent or a fraction under ${column.unit}`,
      ),
    )
  return found
}

function likelyReason(content: number, declared: string): string {
  if (content <= 6000) return ': probably ten times too high'
  return content <= 600_000 ? `: mg/kg is probably meant, not ${declared}` : ''
}

/** Headings of organic matter, in the languages and abbreviations that laboratories use. */
const organicMatterHeading =
  /\b(s?om%?|omc|loi|m\.?o\.?s?|humus)\b|organic matter|loss on ignition|mati[eè]re organique|materia org[aá]nica|mat[eé]ria org[aâ]nica|organische substanz/i

/** Organic matter is 58 % carbon by the usual reckoning: its numbers under carbon are 1.724 times too high. */
function organicMatter(
  name: 'carbon' | 'nitrogen',
  { heading }: Column,
  samples: readonly SoilSample[],
): Finding[] {
  if (name !== 'carbon' || heading === undefined || !organicMatterHeading.test(heading)) return []
  return [
    finding(
      'organic-matter',
      'doubt',
      name,
      samples,
      `the heading "${heading}" is that of organic matter: to make carbon of it, divide by ${organicMatterPerCarbon}`,
    ),
  ]
}

/**
 * Ten times too high or too low, seen from two sides: densities that would fit a tenth of the carbon, and a heading
 * whose unit is not the one declared. Both together stop; either alone is a contradiction or a doubt.
 */
function contradiction(
  table: SoilTable,
  name: 'carbon' | 'nitrogen',
  column: Column,
  unit: ContentUnit,
): Finding[] {
  const heading = headingUnit(column.heading)
  const contradicts = heading !== undefined && heading !== unit
  const samples = having(table.samples, name)
  const words = `the heading "${column.heading}" contradicts the declared ${column.unit}`
  const misfit = name === 'carbon' ? densityMisfit(table, sizeOfUnit('content', unit)) : undefined
  if (misfit)
    return [
      finding(
        'ten-fold',
        contradicts ? 'stop' : 'doubt',
        name,
        misfit.samples,
        `${contradicts ? 'carbon is' : 'carbon may be'} ten times too high: ${misfit.words}` +
          (contradicts ? `, and ${words}` : '; or else the densities are wrong'),
      ),
    ]
  return contradicts
    ? [finding('unit-contradiction', 'stop', name, samples, `${words}: which of the two holds?`)]
    : []
}

/** At least three samples and a fifth of all whose density is impossible for the carbon but not for a tenth of it. */
function densityMisfit(
  table: SoilTable,
  scale: number,
): { readonly samples: readonly SoilSample[]; readonly words: string } | undefined {
  const densityScale = scaleOf('density', table.density)
  if (densityScale === undefined) return undefined
  const both = having(table.samples, 'carbon', 'density')
  const carbon = (s: SoilSample) => (s.carbon ?? 0) * scale
  const density = (s: SoilSample) => (s.density ?? 0) * densityScale
  const tooDense = (share: number) => both.filter((s) => density(s) > densestSoil(carbon(s) * share))
  const asDeclared = tooDense(1)
  if (asDeclared.length < 3 || asDeclared.length < both.length / 5) return undefined
  if (tooDense(0.1).length > asDeclared.length / 10) return undefined
  const example = worst(asDeclared, (s) => density(s) / densestSoil(carbon(s)))
  return {
    samples: asDeclared,
    words:
      `${asDeclared.length} of ${both.length} densities are impossible for the carbon declared ` +
      `(${show(density(example))} g/cm³ with ${show(carbon(example))} g/kg in ${example.label}, ` +
      `where ${show(densestSoil(carbon(example)))} g/cm³ is the most known) and possible for a tenth of it`,
  }
}

/** Carbon over nitrogen of soils lies near 8–30; a median far off means that one of the two has another unit. */
function ratioRule(table: SoilTable): Finding[] {
  const nitrogenScale = scaleOf('content', table.nitrogen)
  const scale = scaleOf('content', table.carbon)
  if (scale === undefined || nitrogenScale === undefined) return []
  const both = having(table.samples, 'carbon', 'nitrogen').filter((s) => s.carbon > 0 && s.nitrogen > 0)
  if (both.length < 3) return []
  const median = quantile(
    both.map((s) => (s.carbon * scale) / (s.nitrogen * nitrogenScale)),
    0.5,
  )
  if (median >= 4 && median <= 60) return []
  const guess =
    median > 60
      ? 'nitrogen ten times too low or carbon too high'
      : 'nitrogen ten times too high or carbon too low'
  return [
    finding(
      'carbon-to-nitrogen',
      'doubt',
      'nitrogen',
      both,
      `the median C:N is ${show(median)}: perhaps ${guess}`,
    ),
  ]
}
