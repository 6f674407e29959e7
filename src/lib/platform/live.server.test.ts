import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import type { OpenDatabase } from './database.server.ts'
import { logEvent } from './events.server.ts'
import { liveStream, openLive, type Live } from './live.server.ts'

let database: OpenDatabase
let live: Live
beforeAll(async () => {
  database = await testDatabase()
  live = await openLive(database)
})
afterAll(() => database.close())

const [subject, objective, stranger] = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
]

test('a page hears of the records that it shows, of no others, and gets an end when the server stops', async () => {
  const context = testContext(database)
  const chunks = liveStream(live, [objective])
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  expect((await chunks.read()).value).toBe('retry: 3000\n\n')
  expect(live.watching).toBe(1)
  const tell = (about: string, touches: string[]) =>
    context.write((write) =>
      logEvent(write, context, { verb: 'toy.made', kind: 'toy.thing', subject: about, touches }),
    )
  await tell(stranger, [])
  const seq = await tell(subject, [objective])
  expect((await chunks.read()).value).toBe(`id: ${seq}\ndata: ${seq}\n\n`)
  await live.close()
  expect((await chunks.read()).done).toBe(true)
  expect(live.watching).toBe(0)
})
