import { basename } from 'node:path'
import type { Group } from './group.ts'
import { filesBelow } from './group.ts'
import { ownCases } from './rothc/cases.ts'
import { hoosfield } from './rothc/hoosfield.ts'
import { fortranExample, pythonExample } from './rothc/shipped.ts'

/** The RothC layouts: own cases, the two official examples, and the printed Hoosfield example. */
export function groups(dir: string): Group[] {
  const files = filesBelow(dir)
  const named = (name: string) => files.filter((file) => basename(file) === name)
  return [
    ...named('cases.json').flatMap(ownCases),
    ...named('month_results.out').map(fortranExample),
    ...named('month_results.csv').map(pythonExample),
    ...named('published.json').flatMap(hoosfield),
  ]
}
