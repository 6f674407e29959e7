import { expect, test } from 'vitest'
import { readConfig } from '#lib/platform/config.server.ts'
import { emptyDatabase } from '../../test/support/database.ts'
import { openApp } from './app.server.ts'

test('nodes that start at once on a new database all come up, and the content is there once', async () => {
  const url = await emptyDatabase()
  const config = readConfig({ DATABASE_URL: url, LOG: 'silent' })
  // The embedded database belongs to one process.
  const starts = url.startsWith('postgres') ? [1, 2, 3] : [1]
  const nodes = await Promise.all(starts.map(() => openApp(config, { withWork: false })))
  for (const { database } of nodes) {
    const { rows } = await database.query(
      `select (select count(*)::int from plan.objective) as objectives,
         (select count(*)::int from platform.event where verb = 'plan.edition_loaded') as loaded`,
    )
    expect(rows).toEqual([{ objectives: 24, loaded: 3 }])
  }
  for (const node of nodes) await node.close()
})
