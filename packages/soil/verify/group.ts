import { readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

/** One row of the verification: cases of one kind, all held to one tolerance. */
export interface Group {
  /** layout and quantity, e.g. `rothc forward SOC` */
  readonly name: string
  readonly cases: number
  /** largest error over all cases, in `unit`; NaN counts as a failure */
  readonly worst: number
  readonly tolerance: number
  /** unit of `worst` and `tolerance`, e.g. `t C/ha`, `relative`, `‰` */
  readonly unit: string
  /** cases not understood and exact comparisons (counts, labels) that failed; any fault fails the group */
  readonly faults: readonly string[]
  /** every file this group has read; a data file that no group has read fails the whole run */
  readonly files: readonly string[]
}

/** Reads one file of a layout and holds its cases against the package. */
export type Reader = (file: string) => Group[] | Promise<Group[]>

/**
 * All groups of the files below `dir` that a layout knows by name, none if there are none. A file that cannot be read
 * is a failed group of its own and hides no other file.
 */
export async function groupsOf(
  dir: string,
  layout: string,
  readers: Readonly<Record<string, Reader>>,
): Promise<Group[]> {
  const groups: Group[] = []
  for (const file of filesBelow(dir)) {
    const read = Object.hasOwn(readers, basename(file)) ? readers[basename(file)] : undefined
    if (!read) continue
    try {
      groups.push(...(await read(file)))
    } catch (error) {
      const tally = new Tally(`${layout} ${basename(file)}`, 0, 'files not understood')
      tally.read(file)
      tally.fault(relative(dir, file), `not understood: ${error}`)
      groups.push(tally.group())
    }
  }
  return groups
}

export function passed(group: Group): boolean {
  return group.cases > 0 && group.faults.length === 0 && group.worst <= group.tolerance
}

/** Collects the comparisons of one group; the error is |got − expected|, or NaN where either is not a number. */
export class Tally {
  readonly #group: Pick<Group, 'name' | 'tolerance' | 'unit'>
  readonly #cases = new Set<string>()
  readonly #faults: string[] = []
  readonly #files = new Set<string>()
  #worst = 0

  constructor(name: string, tolerance: number, unit: string) {
    this.#group = { name, tolerance, unit }
  }

  read(...files: string[]): void {
    for (const file of files) this.#files.add(file)
  }

  /** Absolute difference; with `relative`, divided by |expected|. */
  compare(testCase: string, got: number, expected: number, relative = false): void {
    this.#cases.add(testCase)
    const error = Math.abs(got - expected) / (relative ? Math.abs(expected) : 1)
    if (got === expected) return
    if (Number.isNaN(error)) this.fault(testCase, `${got} against ${expected}`)
    else if (error > this.#worst) this.#worst = error
  }

  /** Equal to so many printed decimals: half a unit of the last one, and a little for its own rounding. */
  printed(testCase: string, got: number, expected: number, decimals: number): void {
    this.#cases.add(testCase)
    if (!(Math.abs(got - expected) <= 0.501 * 10 ** -decimals))
      this.fault(testCase, `${got} against ${expected} printed`)
  }

  exact(testCase: string, what: string, got: unknown, expected: unknown): void {
    this.#cases.add(testCase)
    if (got !== expected) this.fault(testCase, `${what} is ${got}, expected ${expected}`)
  }

  /** One case: whatever it throws is its own fault, and the next case is run all the same. */
  case(id: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.fault(id, String(error))
    }
  }

  fault(testCase: string, reason: string): void {
    this.#cases.add(testCase)
    this.#faults.push(`${testCase}: ${reason}`)
  }

  group(): Group {
    return {
      ...this.#group,
      cases: this.#cases.size,
      worst: this.#worst,
      faults: this.#faults,
      files: [...this.#files],
    }
  }
}

/** Every file below `dir` as a path, in a stable order. */
export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}
