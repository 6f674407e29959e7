import type { OpenDatabase } from './database.server.ts'
import { eventChannel } from './events.server.ts'

export type Live = {
  /** Calls `hear` with the number of each event about one of these records; returns the way out. */
  watch: (ids: readonly string[], hear: (seq: number) => void, end: () => void) => () => void
  readonly watching: number
  close: () => Promise<void>
}

/** One listening connection a process, however many pages are open. */
export async function openLive(database: OpenDatabase): Promise<Live> {
  type Watcher = { ids: ReadonlySet<string>; hear: (seq: number) => void; end: () => void }
  const watchers = new Set<Watcher>()
  const stop = await database.listen(eventChannel, (payload) => {
    const { seq, ids } = JSON.parse(payload) as { seq: number; ids: string[] }
    for (const { ids: wanted, hear } of watchers) if (ids.some((id) => wanted.has(id))) hear(seq)
  })
  return {
    watch(ids, hear, end) {
      const watcher = { ids: new Set(ids), hear, end }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    get watching() {
      return watchers.size
    },
    async close() {
      for (const { end } of [...watchers]) end()
      watchers.clear()
      await stop()
    },
  }
}

const heartbeatMs = 25_000

/** A stream of server-sent events; a comment now and then keeps proxies from closing it. */
export function liveStream(live: Live, ids: readonly string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const beat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      const unwatch = live.watch(
        ids,
        (seq) => send(`id: ${seq}\ndata: ${seq}\n\n`),
        () => {
          leave()
          controller.close()
        },
      )
      leave = () => {
        clearInterval(beat)
        unwatch()
      }
      send('retry: 3000\n\n')
    },
    cancel() {
      leave()
    },
  })
}
