import { describe, expect, test } from 'vitest'
import { readFiles, type SourceFile } from '../../test/guards/files.ts'
import { reachOf } from './reach.ts'

const files: SourceFile[] = Object.entries({
  'src/lib/plan/goal.ts': `export type Goal = string`,
  'src/lib/plan/store.server.ts': `import { sql } from 'kysely'\nimport type { Goal } from './goal.ts'`,
  'src/lib/plan/index.server.ts': `export { goals } from './store.server.ts'`,
  'src/lib/plan/store.server.test.ts': `import { goals } from './store.server.ts'`,
  'src/lib/plan/worker.ts': `postMessage(1)`,
  'src/lib/plan/worker.test.ts': `new Worker(new URL('./worker.ts', import.meta.url))`,
  'src/lib/plan/text/en.json': `{}`,
  'src/lib/dashboard/view.server.ts': `import { goals } from '#lib/plan/index.server.ts'`,
  'src/lib/dashboard/view.server.test.ts': `import { view } from './view.server.ts'`,
  'src/lib/identity/role.ts': `export const roles = []`,
  'src/lib/identity/role.test.ts': `import { roles } from './role.ts'`,
  'src/app/app.server.ts': `import '#lib/plan/index.server.ts'\nimport '#lib/identity/role.ts'`,
  'src/app/app.server.test.ts': `import { openApp } from './app.server.ts'`,
  'src/routes/(public)/plan/[code]/+page.server.ts': `import { goals } from '#lib/plan/index.server.ts'`,
  'src/routes/(work)/people/+page.server.ts': `import '#app/app.server.ts'\nimport { roles } from '#lib/identity/role.ts'`,
  'src/routes/+layout.svelte': `<script>import Header from '#lib/ui/Header.svelte'</script>`,
  'src/lib/ui/Header.svelte': `<p>4 ‰</p>`,
  'db/migrations/0001_plan.sql': `select 1`,
  'packages/soil/src/index.ts': `export {}`,
  'packages/soil/src/index.test.ts': `import './index.ts'`,
  'test/house.test.ts': `readFiles('.')`,
  'test/journeys/plan.journey.ts': `const test = journeyThrough('/plan')`,
  'test/journeys/account.journey.ts': `const test = journeyThrough('/people', '/outbox')`,
  'test/journeys/reading.journey.ts': `const test = journeyThrough('/')`,
}).map(([path, text]) => ({ path, text }))

function reached(...paths: string[]) {
  const reach = reachOf(
    paths.map((path) => ({ path, isGone: false })),
    files,
  )
  return reach && { tests: reach.tests.map(short), journeys: reach.journeys.map(short) }
}
const short = (path: string) => path.replace(/^src\/(lib\/)?|^test\/(journeys\/)?|\.(test|journey)\.ts$/g, '')
const always = 'house'

describe('a change reaches', () => {
  test('tests of what imports it, in its slice and above, and journeys through pages that show it', () => {
    expect(reached('src/lib/plan/store.server.ts')).toEqual({
      tests: ['plan/store.server', 'dashboard/view.server', 'app/app.server', always],
      journeys: ['plan', 'reading'],
    })
  })

  test('no tests by an import of types alone', () => {
    expect(reached('src/lib/plan/goal.ts')).toEqual({ tests: [always], journeys: ['reading'] })
  })

  test('tests that start it by its path', () => {
    expect(reached('src/lib/plan/worker.ts')?.tests).toEqual(['plan/worker', always])
  })

  test('no other pages by way of where the program is put together', () => {
    expect(reached('src/lib/identity/role.ts')).toEqual({
      tests: ['identity/role', 'app/app.server', always],
      journeys: ['account', 'reading'],
    })
  })

  test('all of a slice where a text of it has changed', () => {
    expect(reached('src/lib/plan/text/en.json')?.tests).toContain('dashboard/view.server')
    expect(reached('src/lib/plan/text/en.json')?.tests).not.toContain('identity/role')
  })

  test('every page where the layout or the server has changed', () => {
    const all = ['plan', 'account', 'reading']
    expect(reached('src/lib/ui/Header.svelte')?.journeys).toEqual(all)
    expect(reached('src/app/app.server.ts')?.journeys).toEqual(all)
    expect(reached('static/live.js')?.journeys).toEqual(all)
  })

  test('every test of a database and every journey where a migration has changed', () => {
    expect(reached('db/migrations/0001_plan.sql')).toEqual({
      tests: ['plan/store.server', 'dashboard/view.server', 'app/app.server', always],
      journeys: ['plan', 'account', 'reading'],
    })
  })

  test('the guards alone where only prose has changed', () => {
    expect(reached('README.md', 'src/lib/plan/README.md')).toEqual({ tests: [always], journeys: [] })
  })

  test('itself where it is a test or a journey', () => {
    expect(reached('src/lib/identity/role.test.ts')?.tests).toEqual(['identity/role', always])
    expect(reached('test/journeys/plan.journey.ts')?.journeys).toEqual(['plan'])
  })

  test('everything where it decides how all is built or tested', () => {
    for (const path of ['package-lock.json', 'vite.config.ts', 'server.mjs', 'tools/ready.mjs'])
      expect(reached(path), path).toBeNull()
  })
})

describe('in this house', () => {
  const house = readFiles('.')
  const reach = (path: string) => reachOf([{ path, isGone: false }], house)

  test('every journey is reached by a change of the pages that it names', () => {
    const journeys = house.filter(({ path }) => path.endsWith('.journey.ts')).map(({ path }) => path)
    expect(journeys.length).toBeGreaterThan(5)
    expect(reach('src/lib/ui/Header.svelte')?.journeys).toEqual(journeys)
  })

  test('a formula of the dashboard reaches its tests and not those of sign-in', () => {
    const found = reach('src/lib/dashboard/progress/progress.ts')
    expect(found?.tests).toContain('src/lib/dashboard/dashboard.server.test.ts')
    expect(found?.tests.filter((path) => path.startsWith('src/lib/identity/'))).toEqual([])
    expect(found?.journeys).toContain('test/journeys/dashboard.journey.ts')
    expect(found?.journeys).not.toContain('test/journeys/account.journey.ts')
  })
})
