import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hashOfFiles } from './hash.ts'

const stamp = 'node_modules/.cache/permille/soil-passed'

/** Everything that the walled packages' tests can depend on, because they know nothing of the platform. */
const hashOfSoil = () =>
  hashOfFiles(['packages', 'package-lock.json', 'test/support/browser.ts'], (path) =>
    /\/(node_modules|dist)$/.test(path),
  )

/** The package is, to the letter, what it was when all its tests passed on this machine. CI always runs them. */
export function isSoilAsItPassed(): boolean {
  if (process.env.CI) return false
  try {
    return readFileSync(stamp, 'utf8') === hashOfSoil()
  } catch {
    return false
  }
}

export function rememberThatSoilPassed(): void {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOfSoil())
}
