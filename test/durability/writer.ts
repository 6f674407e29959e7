// A process that writes as fast as it can, and prints each id once its transaction is confirmed. It is meant to be killed.
import { v7 } from 'uuid'
import { openDatabase } from '../../src/lib/platform/database.server.ts'
import { logEvent } from '../../src/lib/platform/events.server.ts'
import { migrate } from '../../src/lib/platform/migrations.server.ts'
import { registerRecord } from '../../src/lib/platform/records.server.ts'
import { visitor } from '../../src/lib/platform/context.ts'

const [url = ''] = process.argv.slice(2)
const database = await openDatabase(url)
await migrate(database)
const context = { actor: visitor, now: () => new Date() }

for (let written = 1; ; written++) {
  const id = v7()
  await database.write(async (write) => {
    await registerRecord(write, id, 'toy.thing')
    await logEvent(write, context, { verb: 'toy.made', kind: 'toy.thing', subject: id, data: { written } })
  })
  process.stdout.write(`${id}\n`)
  // The moment in which most is in motion.
  if (written % 100 === 0) await database.query('checkpoint')
}
