import type { Numbers, Remark } from '../tables.ts'
import { notUnderstood, requireCell } from './cells.ts'

/** Settings stand above the table as `# name: value`. */
export const settings = [
  'clay_pct',
  'depth_cm',
  'soc_t_ha',
  'iom_t_ha',
  'silt_pct',
  'bulk_density_g_cm3',
  'organic_carbon_pct',
  'start',
  'moisture',
  'bare_limit',
  'minimum_moisture',
  'evaporation',
] as const
export type SettingName = (typeof settings)[number]

/** One setting as it stands in a file. */
export interface Setting {
  readonly line: number
  readonly value: string
}

/**
 * The settings among a file's comments, by name. Those whose name begins with `foreign` belong to the caller; any other
 * unknown one is refused.
 *
 * @throws SoilRefusal `not-understood` with the line
 */
export function settingsIn(comments: Iterable<Remark>, foreign: string | undefined): Map<string, Setting> {
  const found = new Map<string, Setting>()
  for (const { line, text } of comments) {
    const [, name, value = ''] = /^#\s*([a-z][a-z0-9_]*)\s*:\s*(.*?)[\s,;]*$/.exec(text) ?? []
    if (name === undefined) continue
    const isKnown = (settings as readonly string[]).includes(name) || (foreign && name.startsWith(foreign))
    if (!isKnown) throw notUnderstood(line, `no such setting as ${name}`)
    if (found.has(name)) throw notUnderstood(line, `${name} is set twice`)
    found.set(name, { line, value })
  }
  return found
}

/** Reads settings as words or numbers; a number of two readings is decided by the file's other numbers. */
export const settingReader = (found: ReadonlyMap<string, Setting>, numbers: Numbers) => ({
  text: (name: string): string | undefined => found.get(name)?.value,
  number: (name: string): number | undefined => {
    const setting = found.get(name)
    return setting && requireCell(numbers.readBeside(setting.value), setting.value, setting.line, name)
  },
})
