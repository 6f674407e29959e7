import { createServer } from 'vite'
import type { App } from '../../src/app/app.ts'
import type * as slices from '../../src/app/slices.server.ts'

// Serves the pages of the folder it is started in, as `npm run dev` does, and tells its address, the first
// account's link, and what the things of the toy slice are called.
const vite = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1' } })
await vite.listen()
const { port } = vite.httpServer!.address() as { port: number }
const url = `http://127.0.0.1:${port}`
process.env.ORIGIN_URL = url
await fetch(`${url}/readyz`)
const app = (globalThis as Record<symbol, unknown>)[Symbol.for('permille.app')] as App
const { rows } = await app.database.query(
  `select id from platform.record where kind = '${process.env.ROOM}.thing'`,
)
const { namesOf } = (await vite.ssrLoadModule('/src/app/slices.server.ts')) as typeof slices
const names = await namesOf(
  app.database.read,
  rows.map(({ id }) => String(id)),
)
process.stdout.write(`${JSON.stringify({ url, welcome: await app.welcome(), names: [...names.values()] })}\n`)
