import { readFileSync } from 'node:fs'

export const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

/** The cases of a file that is a list of them, or holds one under `cases`. */
export function casesIn<T>(file: string): T[] {
  const found = json<T[] | { cases: T[] }>(file)
  return Array.isArray(found) ? found : found.cases
}

export const hyphens = (name: string): string => name.replaceAll('_', '-')

// Levels of the reference files by the names used here; the rest differ in hyphens only
const levels: Readonly<Record<string, string>> = {
  paddy_rice: 'paddy',
  perennial_tree_crop: 'perennial',
  set_aside_lt_20y: 'set-aside',
  full_tillage: 'full',
  reduced_tillage: 'reduced',
}
/** A level of a factor as the source names it, from its name in the reference files. */
export const level = (name: string): string => levels[name] ?? hyphens(name)
