export type Skip = { title: string; reason: string }
export type Outcome = { passed: number; failed: string[]; skipped: Skip[] }

export const nothing: Outcome = { passed: 0, failed: [], skipped: [] }
export const passedOnce: Outcome = { ...nothing, passed: 1 }
export const failedAs = (title: string): Outcome => ({ ...nothing, failed: [title] })
export const skippedFor = (title: string, reason: string): Outcome => ({
  ...nothing,
  skipped: [{ title, reason }],
})

export const together = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.flatMap(({ failed }) => failed),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
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

/** In CI everything that tests need is there, so a skip that nobody foresaw is a failure. */
export function withoutForeseen(outcome: Outcome, allowed: readonly RegExp[]): Outcome {
  const isAllowed = ({ title }: Skip) => allowed.some((pattern) => pattern.test(title))
  return {
    passed: outcome.passed,
    failed: [
      ...outcome.failed,
      ...outcome.skipped
        .filter((skip) => !isAllowed(skip))
        .map(({ title, reason }) => `${title}: skipped in CI (${reason})`),
    ],
    skipped: outcome.skipped.filter(isAllowed),
  }
}

export const lastLine = ({ passed, failed, skipped }: Outcome) =>
  `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`
