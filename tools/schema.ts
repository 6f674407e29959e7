import { writeFileSync } from 'node:fs'
import { schemas } from '#app/slices.server.ts'
import { printSchema, printTypes, readCatalogue } from '#lib/platform/catalogue.server.ts'
import { openDatabase } from '#lib/platform/database.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { enterLanded } from './landed.ts'

const database = await openDatabase('pglite:memory')
await migrate(database)
const catalogue = await readCatalogue(database)
for (const schema of schemas) {
  writeFileSync(`db/schema/${schema}.sql`, printSchema(catalogue, schema))
  writeFileSync(`src/lib/${schema}/tables.server.ts`, printTypes(catalogue, schema))
}
enterLanded()
await database.close()
