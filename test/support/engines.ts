import type { TestProject } from 'vitest/node'
import { linkKinds } from '../../src/app/slices.server.ts'
import type { OpenDatabase } from '../../src/lib/platform/database.server.ts'
import { migrate } from '../../src/lib/platform/migrations.server.ts'
import { declareLinkKinds } from '../../src/lib/traits/index.server.ts'
import { startPostgres } from './postgres.ts'
import { hashOfFiles } from '../../tools/testing/hash.ts'
import { dumpWith, templateWith, type Filling } from './prepared.ts'

/** What every test's database begins with: tables, and the kinds of links that slices declare. */
const migrated: Filling = {
  name: 'migrated',
  hash: hashOfFiles(['db/migrations'], () => false, JSON.stringify(linkKinds)),
  async fill(database: OpenDatabase) {
    await migrate(database)
    await declareLinkKinds(database, linkKinds)
  },
}

/** Prepares what `testDatabase` copies: a dump of an embedded database, or a template on a PostgreSQL server. */
export default async function prepare(project: TestProject) {
  if (process.env.TEST_ENGINE !== 'postgres') {
    project.provide('start', await dumpWith(migrated, null))
    project.provide('postgres', null)
    return
  }
  const server = await startPostgres()
  project.provide('start', await templateWith(server.url, migrated, 'template1'))
  project.provide('postgres', server.url)
  return server.stop
}
