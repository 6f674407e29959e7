import type { Changed, Changes } from './changes.server.ts'
import { overlap, type Extent } from './extent.ts'

export type Live = {
  /** A stream that says so once what a page shows has changed since it was drawn, and ends. Null: it may show anything. */
  stream: (shown: Extent | null, since: string) => ReadableStream<Uint8Array>
  readonly watching: number
  close: () => Promise<void>
}

const heartbeatMs = 25_000
/** Where a notification was lost, or the connection that brings them, open pages are late by no more than this. */
const lookMs = 5_000
/** Browsers ask again after this time; the spread keeps those of a restarted server apart. */
const retryMs = () => 1000 + Math.round(Math.random() * 1000)

/** Open pages, one listening connection for all of them. A browser asks again by itself after each end. */
export function openLive(changes: Changes): Live {
  type Page = { shown: Extent | null; tell: () => void; end: () => void }
  const pages = new Set<Page>()
  changes.listen((changed) => {
    for (const page of [...pages]) if (concerns(page.shown, changed)) page.tell()
  })
  const timer = setInterval(() => {
    if (pages.size) changes.catchUp().catch(() => {})
  }, lookMs)
  timer.unref()

  return {
    stream(shown, since) {
      const encoder = new TextEncoder()
      let leave = () => {}
      return new ReadableStream({
        async start(controller) {
          const send = (text: string) => controller.enqueue(encoder.encode(text))
          const beat = setInterval(() => send(': still here\n\n'), heartbeatMs)
          const end = () => {
            leave()
            controller.close()
          }
          const tell = () => {
            send(`id: ${changes.position}\ndata: changed\n\n`)
            end()
          }
          const page = { shown, tell, end }
          leave = () => {
            clearInterval(beat)
            pages.delete(page)
          }
          pages.add(page)
          send(`retry: ${retryMs()}\n\n`)
          // Between drawing the page and now, or while the connection was lost.
          try {
            const missed = await changes.since(since)
            if (!concerns(shown, missed)) return
            await changes.catchUp()
            if (pages.has(page)) tell()
          } catch {
            if (pages.has(page)) end()
          }
        },
        cancel() {
          leave()
        },
      })
    },
    get watching() {
      return pages.size
    },
    async close() {
      clearInterval(timer)
      for (const { end } of [...pages]) end()
      await changes.close()
    },
  }
}

const concerns = (shown: Extent | null, changed: Changed): boolean =>
  !changed || (shown ? overlap(shown, changed) : changed.size > 0)
