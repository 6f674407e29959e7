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

const lingerMs = 500
let closing = false

const started = Date.now()
console.info('Permille is starting')
/** One sentence with the remedy; whoever wants the stack sets LOG=debug. */
function refuseToStart(error) {
  console.error(`Permille cannot start. ${error?.message ?? error}`)
  if (process.env.LOG === 'debug') console.error(error?.cause ?? error)
  process.exit(1)
}

const { handler } = await import('./build/handler.js').catch(refuseToStart)
const app = globalThis[Symbol.for('permille.app')]

/** Milliseconds for the headers and for a whole request: time enough for the largest upload over a slow line. */
const patience = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 }

const server = createServer(patience, (request, response) => {
  // Behind no proxy a client must not choose the protocol that the form check compares with.
  if (!trustProxy || !request.headers['x-forwarded-proto']) request.headers['x-forwarded-proto'] = 'http'
  // A probe on the machine itself does not come through the proxy.
  if (trustProxy) request.headers['x-forwarded-for'] ??= request.socket.remoteAddress
  if (closing) response.setHeader('connection', 'close')
  boundBody(request, response, bodyLimit(request.url ?? '/'))
  handler(request, response)
})

/** Without its language, a path is the same in all of them. */
function bodyLimit(url) {
  const path = url.replace(/^\/(?:fr|es)(?=\/)/, '')
  return app.uploads.find((upload) => path.startsWith(upload.path))?.bytes ?? usualLimit
}

/**
 * Counts the bytes of a body as they arrive, declared or not. The first one too many ends the body with a refusal, which
 * its reader answers as any other; what still comes is thrown away, and the connection ends after the answer.
 */
function boundBody(request, response, limit) {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const isDeclaredTooLarge = Number(request.headers['content-length'] ?? 0) > limit
  let bytes = 0
  let isRefused = false
  // Paused, so that this listener does not start the stream before the framework listens too.
  request.pause()
  request.on('data', (chunk) => {
    bytes += chunk.length
    if (isRefused || (bytes <= limit && !isDeclaredTooLarge)) return
    isRefused = true
    if (!response.headersSent) response.setHeader('connection', 'close')
    response.once('finish', () => setTimeout(() => request.destroy(), 1000).unref())
    request.emit('error', app.tooLarge(limit))
  })
}

server.on('error', (error) =>
  refuseToStart(
    error.code === 'EADDRINUSE'
      ? new Error(`Port ${process.env.PORT} is in use. Stop the other program, or set PORT to another one.`)
      : error,
  ),
)
server.listen(Number(process.env.PORT), process.env.HOST ?? '0.0.0.0', async () => {
  const { port } = server.address()
  console.info(
    `Permille is ready on http://localhost:${port} after ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  const welcome = await app.welcome()
  if (welcome) console.info(`\nFirst start: create the Secretariat account, once, at\n  ${welcome}\n`)
})

async function close() {
  if (closing) return
  closing = true
  // Streams first, then connections, jobs and the database: open requests are completed.
  await app.live.close()
  // A request that is on its way is still taken; its answer ends the connection.
  await new Promise((resolve) => setTimeout(resolve, lingerMs))
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const lastResort = setTimeout(() => server.closeAllConnections(), 5000)
  await closed
  clearTimeout(lastResort)
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
