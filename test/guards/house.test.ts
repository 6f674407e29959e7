import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readFiles, type SourceFile } from './files.ts'
import { fileCycles, importProblems, roomCycles, vagueNames } from './house.ts'
import {
  foreignWrites,
  strayTransactions,
  tableByValue,
  undeclaredColumns,
  unusedAllowances,
} from './writes.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })
const component = (path: string, script: string, markup = '') =>
  file(path, `<script lang="ts">\n${script}\n</script>\n${markup}`)

const forbidden: Record<string, [SourceFile, string]> = {
  'a slice that looks up': [
    file('src/lib/plan/objective.ts', `import { status } from '#lib/dashboard/index.ts'`),
    'plan may not look up to dashboard',
  ],
  'a slice that looks sideways': [
    file('src/lib/governance/vote.ts', `import { round } from '#lib/delphi/index.ts'`),
    'governance may not look sideways to delphi',
  ],
  'an account that knows the plan': [
    file('src/lib/identity/person.ts', `import { goals } from '#lib/plan/index.ts'`),
    'identity may not look up to plan',
  ],
  'a plan that knows who is a member': [
    file('src/lib/plan/objective.ts', `import { members } from '#lib/network/index.ts'`),
    'plan may not look up to network',
  ],
  'a trait that knows a domain': [
    file('src/lib/traits/linked/link.ts', `import type { Goal } from '#lib/plan/index.ts'`),
    'traits may not look up to plan',
  ],
  'a way past the door': [
    file('src/lib/dashboard/store.server.ts', `import { readObjective } from '#lib/plan/store.server.ts'`),
    'enter plan by a door',
  ],
  'a way past the door for a type only': [
    file('src/lib/dashboard/indicator.ts', `import type { Goal } from '#lib/plan/objective.ts'`),
    'enter plan by a door',
  ],
  'a way past the door on a relative path': [
    file('src/lib/dashboard/indicator.ts', `export { goals } from '../plan/objective.ts'`),
    'enter plan by a door',
  ],
  'a route that goes past the door': [
    file('src/routes/+page.server.ts', `import { read } from '#lib/plan/store.server.ts'`),
    'enter plan by a door',
  ],
  'a page that goes past the door': [
    component('src/routes/+page.svelte', `import { fields } from '#lib/plan/wording/wording.ts'`),
    'enter plan by a door',
  ],
  'a route that goes past the door on a relative path': [
    file('src/routes/+page.server.ts', `import type { Goal } from '../lib/plan/objective.ts'`),
    'enter plan by a door',
  ],
  'a composition root that goes past the door': [
    file('src/app/app.server.ts', `import { read } from '#lib/plan/store.server.ts'`),
    'enter plan by a door',
  ],
  'a re-export from above': [
    file('src/lib/platform/context.ts', `export * from '#lib/plan/index.ts'`),
    'platform may not look up to plan',
  ],
  'a dynamic import from above': [
    file('src/lib/ui/table.ts', `const plan = await import('#lib/plan/index.ts')`),
    'ui may not look up to plan',
  ],
  'an import type from above': [
    file('src/lib/ui/table.ts', `type Goal = import('#lib/plan/index.ts').Goal`),
    'ui may not look up to plan',
  ],
  'a component that looks up': [
    component('src/lib/ui/Page.svelte', `import Card from '#lib/plan/Card.svelte'`, '<Card />'),
    'ui may not look up to plan',
  ],
  'a component that imports in its markup': [
    component('src/lib/ui/Page.svelte', '', `{#await import('../plan/index.ts')}{/await}`),
    'ui may not look up to plan',
  ],
  'a component that reaches the server': [
    component('src/lib/plan/Card.svelte', `import { readPlan } from './store.server.ts'`),
    'this file may reach a browser',
  ],
  'a public door that reaches the server': [
    file('src/lib/plan/index.ts', `export { readPlan } from './store.server.ts'`),
    'this file may reach a browser',
  ],
  'a page that reaches the composition root': [
    component('src/routes/+page.svelte', `import { app } from '#app/app.ts'`),
    'this file may reach a browser',
  ],
  'a slice that leans on the framework': [
    file('src/lib/plan/actions.server.ts', `import { resolve } from '$app/paths'`),
    'a slice runs outside of the framework too',
  ],
  'a room without a level': [
    file('src/routes/+page.server.ts', `import { cook } from '#lib/kitchen/index.ts'`),
    'kitchen has no level',
  ],
  'a soil package that knows the platform': [
    file('packages/soil/src/stock.ts', `import { Refusal } from '../../../src/lib/platform/refusal.ts'`),
    'the package soil knows nothing of platform',
  ],
  'a soil package with a dependency': [
    file('packages/soil/src/stock.ts', `import { readFileSync } from 'node:fs'`),
    'the package soil depends on nothing',
  ],
  'a soil package that enters the tables past their door': [
    file('packages/soil/src/tables.ts', `export * from '../../tables/src/number.ts'`),
    'enter the package tables by its door',
  ],
  'a tables package that knows the soil': [
    file('packages/tables/src/table.ts', `import { stock } from '../../soil/src/index.ts'`),
    'the package tables knows nothing of soil',
  ],
  'a tables package with a dependency': [
    file('packages/tables/src/table.ts', `import { z } from 'zod'`),
    'the package tables depends on nothing',
  ],
  'a way into the tables package past its door': [
    file('src/lib/dashboard/x.ts', `import { guard } from '../../../packages/tables/src/guard.ts'`),
    `write '#tables'`,
  ],
  'a way into the soil package past its door': [
    file('src/routes/+page.server.ts', `import { stock } from '../../packages/soil/src/stock.ts'`),
    `write '#soil'`,
  ],
}

test.each(Object.entries(forbidden))('the house test catches %s', (_name, [planted, problem]) => {
  const problems = importProblems([planted])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(problem)
})

test('the house test lets pass what the house allows', () => {
  const allowed = [
    file('src/routes/+page.server.ts', `import { read } from '#lib/plan/index.server.ts'`),
    component('src/routes/+page.svelte', `import Card from '#lib/plan/decisions/Card.svelte'`, '<Card />'),
    component('src/routes/+page.svelte', `import start from '#lib/observatory/parcel/start.ts?worker&url'`),
    file('src/app/slices.server.ts', `import { planSlice } from '#lib/plan/slice.server.ts'`),
    file('src/lib/dashboard/indicator.ts', `import { goals } from '#lib/plan/index.ts'`),
    file('src/lib/network/view.server.ts', `import { personNames } from '#lib/identity/index.server.ts'`),
    file('src/lib/dashboard/store.server.ts', `import { read } from '#lib/plan/index.server.ts'`),
    file('src/lib/plan/objective.ts', `import type { Read } from '#lib/platform/database.server.ts'`),
    file('src/lib/plan/decisions/decision.ts', `import { goals } from '../objective.ts'`),
    component(
      'src/lib/plan/Card.svelte',
      `import type { Row } from './store.server.ts'\nimport { m } from '#lib/paraglide/messages.js'`,
    ),
    file('src/lib/plan/plan.test.ts', `import { read } from './store.server.ts'`),
    file('packages/soil/verify/verify.ts', `import { readFileSync } from 'node:fs'`),
    file('src/lib/observatory/index.ts', `import { worksheet } from '#soil'`),
    file('src/lib/observatory/index.ts', `import { toCsv } from '#tables'`),
    file('packages/soil/src/tables.ts', `export * from '../../tables/src/index.ts'`),
  ]
  expect(importProblems(allowed)).toEqual([])
})

test('a listed friendship may look sideways, by the door', () => {
  const friend = file('src/lib/governance/vote.ts', `import { round } from '#lib/delphi/index.ts'`)
  expect(importProblems([friend], ['governance → delphi'])).toEqual([])
  expect(importProblems([friend], ['delphi → governance'])).toHaveLength(1)
})

test('the house test catches rooms that need one another, once for each circle', () => {
  const circle = [
    file('src/lib/plan/a.ts', `import '#lib/network/index.ts'`),
    component('src/lib/network/B.svelte', `import '#lib/identity/index.ts'`),
    file('src/lib/identity/c.ts', `import '#lib/plan/index.ts'`),
  ]
  expect(roomCycles(circle)).toEqual(['identity → plan → network → identity'])
  expect(roomCycles(circle.slice(0, 2))).toEqual([])
})

test('the house test catches files that need one another, for a type only too', () => {
  const circle = [
    file('src/lib/plan/a.ts', `import type { B } from './b.ts'`),
    file('src/lib/plan/b.ts', `import { c } from './c.ts'`),
    component('src/lib/plan/D.svelte', `import { a } from './a.ts'`),
    file('src/lib/plan/c.ts', `export { a } from './a.ts'`),
  ]
  expect(fileCycles(circle)).toEqual([
    'src/lib/plan/a.ts → src/lib/plan/b.ts → src/lib/plan/c.ts → src/lib/plan/a.ts',
  ])
  expect(fileCycles(circle.slice(0, 3))).toEqual([])
})

const trespassing: Record<string, string> = {
  'an insert in SQL': 'sql`insert into plan.objective (id) values (${id})`',
  'an update in SQL over two lines': 'sql`UPDATE\n  plan.objective set code = 1`',
  'a delete in SQL': 'sql`with gone as (delete from only "plan".objective returning id) select 1`',
  'a merge in SQL': 'sql`merge into plan.objective using x on true when matched then delete`',
  'a truncate in SQL': 'database.script("truncate table plan.objective")',
  'an insert by Kysely': `write.insertInto('plan.objective').values(row)`,
  'an update by Kysely over two lines': `write\n  .updateTable(\n    'plan.objective as o')`,
  'a delete by Kysely': `write.deleteFrom(['plan.objective'])`,
  'a merge by Kysely': 'write.mergeInto(`plan.objective`)',
}

test.each(Object.entries(trespassing))('the house test catches %s to a foreign schema', (_name, text) => {
  expect(foreignWrites([file('src/lib/dashboard/store.server.ts', text)])).toHaveLength(1)
  expect(foreignWrites([file('src/routes/x/+page.server.ts', text)])).toHaveLength(1)
  expect(foreignWrites([file('src/lib/plan/decisions/store.server.ts', text)])).toEqual([])
})

test('reading a foreign schema and speaking of it in a comment are no writes', () => {
  const text = `// never delete from plan.objective\nread.selectFrom('plan.objective')\nsql\`select from plan.objective for update\``
  expect(foreignWrites([file('src/lib/dashboard/store.server.ts', text)])).toEqual([])
})

test('the house test catches a write whose table only a value names', () => {
  const path = 'src/lib/traits/odd/store.server.ts'
  for (const text of [
    'await sql`update ${sql.table(table)} set a = 1`.execute(write)',
    'await sql`\n    delete from ${name}`.execute(write)',
    `await write.insertInto(table).values(row).execute()`,
  ]) {
    expect(tableByValue([file(path, text)])).toHaveLength(1)
    expect(tableByValue([file(path, text)], { [path]: 'why' })).toEqual([])
  }
  const named = `write.updateTable('plan.objective')\nsql\`update plan.objective set a = \${value}\``
  expect(tableByValue([file('src/lib/plan/store.server.ts', named)])).toEqual([])
})

test('columns for a trait to write are declared by the slice that owns them, and by literals', () => {
  const own = `translated({ kind: 'plan.activity', table: 'plan.activity', fields: ['text', 'note'] })`
  expect(undeclaredColumns([file('src/lib/plan/texts.server.ts', own)])).toEqual([])
  expect(undeclaredColumns([file('src/lib/dashboard/texts.server.ts', own)])).toHaveLength(1)
  for (const vague of [
    `translated({ kind, table, fields })`,
    `translated({ table: 'plan.activity', fields })`,
  ])
    expect(undeclaredColumns([file('src/lib/plan/texts.server.ts', vague)])).toHaveLength(1)
})

test('the house test catches a transaction that a route or a store opens', () => {
  const text = `await event.locals.context.write((write) => save(write))`
  expect(strayTransactions([file('src/routes/x/+page.server.ts', text)])).toHaveLength(1)
  expect(strayTransactions([file('src/lib/plan/store.server.ts', text)])).toHaveLength(1)
  expect(
    strayTransactions([file('src/lib/plan/store.server.ts', `kysely.transaction().execute(work)`)]),
  ).toHaveLength(1)
  expect(strayTransactions([file('src/lib/plan/decisions/actions.server.ts', text)])).toEqual([])
  expect(
    strayTransactions([file('src/lib/plan/odd.server.ts', text)], { 'src/lib/plan/odd.server.ts': 'why' }),
  ).toEqual([])
})

test('an allowance that outlived its file is caught', () => {
  expect(unusedAllowances([], { 'src/lib/plan/gone.ts': 'why' })).toEqual(['src/lib/plan/gone.ts'])
})

test('a name that says nothing is caught, as a folder and as a file', () => {
  const paths = ['src/lib/utils/dates.ts', 'src/lib/plan/helpers.ts', 'src/lib/plan/commons/share.ts']
  expect(vagueNames(paths)).toHaveLength(2)
})

test('a violation on the disk is seen, in modules and in components', () => {
  const root = mkdtempSync(join(tmpdir(), 'permille-guard-'))
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  plant('src/lib/ui/table.ts', `import '#lib/plan/index.ts'`)
  plant('src/lib/ui/Table.svelte', `<script>import '#lib/plan/index.ts'</script>`)
  plant('src/node_modules/x.ts', `import '#lib/plan/index.ts'`)
  const problems = importProblems(readFiles(root, ['src']))
  rmSync(root, { recursive: true })
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'src/lib/ui/Table.svelte',
    'src/lib/ui/table.ts',
  ])
})
