// `node bench/content.ts`: how long the starter content takes on an empty embedded database, and how many statements; and what
// asking for it costs once it is there.
import { PGlite } from '@electric-sql/pglite'
import { v7 as newId } from 'uuid'
import { linkKinds, loadContent } from '#app/slices.server.ts'
import { systemActor } from '#app/system-actor.ts'
import type { Context } from '#lib/platform/context.ts'
import { embeddedOptions, overEmbedded } from '#lib/platform/database.server.ts'
import { migrate } from '#lib/platform/migrations.server.ts'
import { declareLinkKinds } from '#lib/traits/index.server.ts'

const runs = 3

for (let run = 0; run < runs; run++) {
  const pglite = await PGlite.create(embeddedOptions)
  const database = overEmbedded(pglite)
  await migrate(database)
  const context: Context = {
    actor: systemActor,
    locale: 'en',
    now: () => new Date(),
    newId: () => newId(),
    read: database.read,
    write: database.write,
    send: async () => {},
  }
  await declareLinkKinds(context, linkKinds)
  let statements = 0
  const query = pglite.runExclusive.bind(pglite)
  pglite.runExclusive = (work) => {
    statements++
    return query(work)
  }
  const timed = async () => {
    const [at, cpu, before] = [performance.now(), process.cpuUsage(), statements]
    await loadContent(context, () => {})
    const { user, system } = process.cpuUsage(cpu)
    const ms = (value: number) => `${value.toFixed(0)} ms`
    return `${ms(performance.now() - at)} (CPU ${ms((user + system) / 1000)}, ${statements - before} statements)`
  }
  console.log(`starter content on an empty database: ${await timed()}; asked for again: ${await timed()}`)
  await database.close()
}
