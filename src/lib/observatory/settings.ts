import { SoilRefusal, type ForeignSetting, type SiteFile } from '#soil'
import { comparisons } from './quantities.ts'

export type ComparisonSetting = keyof typeof comparisons
export type Comparison = ReadonlyMap<ComparisonSetting, ForeignSetting>

/** How the platform's own settings in a site's file begin: `# compare_ph: 7`. The soil package hands them on. */
export const comparisonPrefix = 'compare_'

/**
 * The platform's own settings of a file that was read.
 *
 * @throws SoilRefusal `not-understood` for one that is not known
 */
export function comparisonIn({ foreign = new Map() }: SiteFile): Comparison {
  for (const [name, { line }] of foreign)
    if (!(name in comparisons))
      throw new SoilRefusal('not-understood', `line ${line}`, { line, reason: `no such setting as ${name}` })
  return foreign as Comparison
}
