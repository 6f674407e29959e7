export type Skip = { title: string; reason: string }
/** How long a test took, or what a file did before and between its tests. */
export type Timed = { title: string; ms: number }
export type Outcome = { passed: string[]; failed: string[]; skipped: Skip[]; times: Timed[] }

export const nothing: Outcome = { passed: [], failed: [], skipped: [], times: [] }
export const passedAs = (title: string): Outcome => ({ ...nothing, passed: [title] })
export const failedAs = (title: string): Outcome => ({ ...nothing, failed: [title] })
export const skippedFor = (title: string, reason: string): Outcome => ({
  ...nothing,
  skipped: [{ title, reason }],
})

export const together = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.flatMap(({ passed }) => passed),
  failed: outcomes.flatMap(({ failed }) => failed),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
  times: outcomes.flatMap(({ times }) => times),
})

/** The same test runs in several steps: its title begins with the step's name. */
export const named = (name: string, { passed, failed, skipped, times }: Outcome): Outcome => ({
  passed: passed.map((title) => `${name} › ${title}`),
  failed: failed.map((title) => `${name} › ${title}`),
  skipped: skipped.map(({ title, reason }) => ({ title: `${name} › ${title}`, reason })),
  times: times.map(({ title, ms }) => ({ title: `${name} › ${title}`, ms })),
})

/** The list of skips that may stand in CI: a title a line, `*` for anything, `#` for a comment. */
export function readAllowed(text: string): RegExp[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => new RegExp(`^${line.split('*').map(escaped).join('.*')}$`))
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

/** In CI everything that tests need is there, so an unexpected skip is a failure. */
export function withoutForeseen(outcome: Outcome, allowed: readonly RegExp[]): Outcome {
  const isAllowed = ({ title }: Skip) => allowed.some((pattern) => pattern.test(title))
  return {
    ...outcome,
    failed: [
      ...outcome.failed,
      ...outcome.skipped
        .filter((skip) => !isAllowed(skip))
        .map(({ title, reason }) => `${title}: skipped in CI (${reason})`),
    ],
    skipped: outcome.skipped.filter(isAllowed),
  }
}

export const slowest = ({ times }: Outcome, count: number): Timed[] =>
  times.toSorted((a, b) => b.ms - a.ms).slice(0, count)

/** Every test by its title, in an order that two runs share. */
export const titles = ({ passed, failed, skipped }: Outcome): string[] =>
  [...passed, ...failed, ...skipped.map(({ title }) => title)].sort()

export const lastLine = ({ passed, failed, skipped }: Outcome) =>
  `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`
