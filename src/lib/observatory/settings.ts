import { SoilRefusal } from '#soil'
import { comparisons } from './quantities.ts'

export type ComparisonSetting = keyof typeof comparisons
export type Comparison = ReadonlyMap<ComparisonSetting, { line: number; value: string }>

const isKnown = (name: string): name is ComparisonSetting => name in comparisons

/**
 * Takes the platform's own settings, `# compare_ph: 7`, out of a site's file. The soil package reads the rest; its
 * lines keep their numbers.
 *
 * @throws SoilRefusal `not-understood` for a setting that nobody knows or that stands twice
 */
export function splitSettings(text: string): { file: string; comparison: Comparison } {
  const comparison = new Map<ComparisonSetting, { line: number; value: string }>()
  const lines = text.split(/\r?\n/).map((content, i) => {
    const [, name, value = ''] = /^#\s*(compare_[a-z0-9_]*)\s*:\s*(.*?)[\s,;]*$/.exec(content) ?? []
    if (name === undefined) return content
    const line = i + 1
    const refuse = (reason: string) => new SoilRefusal('not-understood', `line ${line}`, { line, reason })
    if (!isKnown(name)) throw refuse(`no such setting as ${name}`)
    if (comparison.has(name)) throw refuse(`${name} is set twice`)
    comparison.set(name, { line, value })
    return '#'
  })
  return { file: lines.join('\n'), comparison }
}
