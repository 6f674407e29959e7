import { createServer } from 'vite'

// Serves the pages of the folder it is started in, as `npm run dev` does, and tells its address and the first account's link.
const vite = await createServer({ logLevel: 'error', server: { port: 0, host: '127.0.0.1' } })
await vite.listen()
const { port } = vite.httpServer!.address() as { port: number }
const url = `http://127.0.0.1:${port}`
process.env.ORIGIN_URL = url
await fetch(`${url}/readyz`)
const app = (globalThis as Record<symbol, unknown>)[Symbol.for('permille.app')] as {
  welcome: () => Promise<string>
}
process.stdout.write(`${JSON.stringify({ url, welcome: await app.welcome() })}\n`)
