import { createServer } from 'node:http'

process.env.PORT ??= '4000'
process.env.DATABASE_URL ??= 'pglite:./data'
process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto'
const trustProxy = ['1', 'true'].includes(process.env.TRUST_PROXY ?? '')
if (trustProxy) process.env.ADDRESS_HEADER ??= 'x-forwarded-for'
// The framework's own limit is the ceiling; what each path may receive beyond the usual limit, its slice declares.
process.env.BODY_SIZE_LIMIT = '64M'

const kilobyte = 1024
const usualLimit = 512 * kilobyte

const started = Date.now()
console.info('Permille is starting')
const { handler } = await import('./build/handler.js')
const app = globalThis[Symbol.for('permille.app')]

const server = createServer((request, response) => {
  // Behind no proxy a client must not choose the protocol that the form check compares with.
  if (!trustProxy || !request.headers['x-forwarded-proto']) request.headers['x-forwarded-proto'] = 'http'
  const bytes = bodyLimit(request.url ?? '/')
  if (Number(request.headers['content-length'] ?? 0) > bytes) return refuseBody(request, response, bytes)
  handler(request, response)
})

/** Without its language, a path is the same in all of them. */
function bodyLimit(url) {
  const path = url.replace(/^\/(?:fr|es)(?=\/)/, '')
  return app.uploads.find((upload) => path.startsWith(upload.path))?.bytes ?? usualLimit
}

function refuseBody(request, response, bytes) {
  const limit = `${Math.round(bytes / kilobyte)} KB`
  const body = JSON.stringify({
    code: 'invalid',
    text: 'platform_too_large',
    message: `Larger than the ${limit} allowed here.`,
  })
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' }).end(body)
  request.destroySoon?.()
}

server.listen(Number(process.env.PORT), process.env.HOST ?? '0.0.0.0', async () => {
  const { port } = server.address()
  console.info(
    `Permille is ready on http://localhost:${port} after ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  const welcome = await app.welcome()
  if (welcome) console.info(`\nFirst start: create the Secretariat account, once, at\n  ${welcome}\n`)
})

let closing = false
async function close() {
  if (closing) return
  closing = true
  // Streams first, then connections, jobs and the database: whoever is waiting gets an end, not a cut.
  await app.live.close()
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 5000)
  await closed
  clearTimeout(patience)
  await app.close()
  process.exit(0)
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
// npm dies of a signal without passing it on; whoever started us through it still means us.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || close(), 1000).unref()
}
