// `npm run worker`: a process that computes studies for the platform, beside any number of others on one PostgreSQL.
import { availableParallelism } from 'node:os'
import { readConfig } from '#lib/platform/config.server.ts'
import { openApp } from './app.server.ts'

const config = readConfig(process.env)
if (config.databaseUrl.startsWith('pglite:')) {
  console.error(
    'The embedded database belongs to one process, which computes studies itself. Workers need PostgreSQL: set DATABASE_URL.',
  )
  process.exit(2)
}
const app = await openApp(
  { ...config, compute: 'here' },
  { withContent: false, mostThreads: availableParallelism() },
)
console.info(`Permille worker ${process.pid} is ready`)

let closing = false
async function close() {
  if (closing) return
  closing = true
  await app.close()
  process.exit(0)
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
// npm dies of a signal without passing it on; the signal to npm is meant for this process.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || close(), 1000).unref()
}
