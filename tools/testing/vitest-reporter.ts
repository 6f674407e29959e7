import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { type Outcome } from './outcome.ts'

/** Writes what a run came to as one JSON file: every test, the reason of every skip, and where time went. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const outcome: Outcome = { passed: [], failed: [], skipped: [], times: [] }
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId)
      const title = (test: TestCase) => [file, ...test.fullName.split(' > ')].join(' › ')
      let inTests = 0
      for (const test of module.children.allTests()) {
        const result = test.result()
        const ms = test.diagnostic()?.duration ?? 0
        inTests += ms
        outcome.times.push({ title: title(test), ms })
        if (result.state === 'passed') outcome.passed.push(title(test))
        else if (result.state === 'skipped' && (result.note || test.options.mode !== 'run'))
          outcome.skipped.push({ title: title(test), reason: result.note ?? 'no reason given' })
        // Not skipped on purpose: its set-up failed.
        else if (result.state === 'skipped') outcome.failed.push(`${title(test)}: did not run`)
        else outcome.failed.push(title(test))
      }
      const { duration, collectDuration } = module.diagnostic()
      outcome.times.push({ title: `${file}, loading and hooks`, ms: duration + collectDuration - inTests })
      if (module.errors().length) outcome.failed.push(`${file} does not load`)
    }
    if (errors.length) outcome.failed.push(`${errors.length} errors outside of any test`)
    const path = process.env.TEST_OUTCOME
    if (path) writeFileSync(path, JSON.stringify(outcome))
  }
}
