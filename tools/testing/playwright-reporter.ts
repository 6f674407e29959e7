import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'
import { type Outcome } from './outcome.ts'

/** The journeys' twin of the vitest reporter. */
export default class OutcomeReporter implements Reporter {
  #suite: Suite | undefined
  #troubles = 0

  onBegin(_config: unknown, suite: Suite) {
    this.#suite = suite
  }

  onError() {
    this.#troubles++
  }

  onEnd(_result: FullResult) {
    const outcome: Outcome = { passed: [], failed: [], skipped: [], times: [] }
    for (const test of this.#suite?.allTests() ?? []) {
      const title = [relative(process.cwd(), test.location.file), test.title].join(' › ')
      const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'
      outcome.times.push({ title, ms: test.results.reduce((sum, { duration }) => sum + duration, 0) })
      if (test.outcome() === 'expected') outcome.passed.push(title)
      else if (test.expectedStatus === 'skipped') outcome.skipped.push({ title, reason })
      else outcome.failed.push(test.results.length ? title : `${title}: did not run`)
    }
    if (this.#troubles) outcome.failed.push(`${this.#troubles} errors outside of any journey`)
    const path = process.env.TEST_OUTCOME
    if (path) writeFileSync(path, JSON.stringify(outcome))
  }

  printsToStdio() {
    return false
  }
}
