import type { SoilEngine } from '../src/engine/engine.ts'
import { groupsOf } from './group.ts'
import { ownCases } from './rothc/cases.ts'
import { hoosfield } from './rothc/hoosfield.ts'
import { kernelCases } from './rothc/kernel.ts'
import { fortranExample, pythonExample } from './rothc/shipped.ts'

/** The RothC layouts: own cases by twin and kernel, the two official examples, and the printed Hoosfield example. */
export const groups = (dir: string, engine: SoilEngine) =>
  groupsOf(dir, 'rothc', {
    'cases.json': (file) => [...ownCases(file), ...kernelCases(engine, file)],
    'month_results.out': (file) => [fortranExample(file)],
    'month_results.csv': (file) => [pythonExample(file)],
    'published.json': (file) => hoosfield(file, engine),
  })
