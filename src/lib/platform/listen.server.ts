import pg from 'pg'

export type Listener = { isListening: () => boolean; close: () => Promise<void> }
export type Pauses = { checkMs: number; patienceMs: number; retryMs: number }

const usual: Pauses = { checkMs: 10_000, patienceMs: 5_000, retryMs: 250 }
const longestRetryMs = 5_000

/**
 * Listens on a channel of PostgreSQL for as long as the process lives. A restart ends the connection, a hole in the network does not
 * even end it: who does not answer in time is gone. After each new beginning `hear` is called, because something may have been missed.
 */
export async function openListener(
  settings: pg.ClientConfig,
  channel: string,
  hear: (payload: string) => void,
  { checkMs, patienceMs, retryMs }: Pauses = usual,
): Promise<Listener> {
  let client: pg.Client | null = null
  let isClosed = false

  async function connect() {
    const next = new pg.Client({
      ...settings,
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    })
    // What breaks ends too, and the end is what is heard.
    next.on('error', () => {})
    next.on('notification', (message) => {
      if (message.channel === channel) hear(message.payload ?? '')
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      drop(next)
      throw error
    }
    client = next
    next.once('end', () => lost(next))
  }

  function lost(former: pg.Client) {
    if (client !== former || isClosed) return
    client = null
    void again()
  }

  async function again() {
    for (let pause = retryMs; !isClosed; pause = Math.min(2 * pause, longestRetryMs)) {
      try {
        await connect()
        return hear('')
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause).unref())
      }
    }
  }

  async function check() {
    const asked = client
    if (!asked) return
    await asked.query('select 1').catch(() => {
      drop(asked)
      lost(asked)
    })
  }

  await connect()
  const timer = setInterval(() => void check(), checkMs)
  timer.unref()
  return {
    isListening: () => client !== null,
    async close() {
      isClosed = true
      clearInterval(timer)
      await client?.end()
    },
  }
}

/** Without a farewell, which nobody would answer. */
const drop = (client: pg.Client) => {
  const { stream } = (client as unknown as { connection: { stream: { destroy: () => void } } }).connection
  stream.destroy()
}
