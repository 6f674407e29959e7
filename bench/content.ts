// `npm run bench:content`: how long the starter content takes on an empty embedded database, and what comparing it with what is
// there takes afterwards, which a start leaves out while the content is the same.
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
  const timed = async () => {
    const [at, cpu] = [performance.now(), process.cpuUsage()]
    await loadContent(context, () => {})
    const { user, system } = process.cpuUsage(cpu)
    const ms = (value: number) => `${value.toFixed(0)} ms`
    return `${ms(performance.now() - at)} (CPU ${ms((user + system) / 1000)})`
  }
  console.log(`starter content on an empty database: ${await timed()}; asked for again: ${await timed()}`)
  await database.close()
}
