import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../../../test/support/database.ts'
import { openDatabase } from './database.server.ts'
import { openListener } from './listen.server.ts'

/** A way to PostgreSQL that can be cut, and that can swallow everything as a hole in the network does. */
async function passage(port: number) {
  const pairs = new Set<[Socket, Socket]>()
  let isHole = false
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => isHole || to.write(bytes))
      from.on('error', () => {})
      from.on('close', () => {
        pairs.delete(pair)
        to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => [...pairs].forEach(([near]) => near.destroy()),
    hole: (on: boolean) => (isHole = on),
    close: () => server.close(),
  }
}

test('who listens is back after a cut and after a hole, and looks for what was missed', async () => {
  const url = new URL(await emptyDatabase())
  const way = await passage(Number(url.port))
  const database = await openDatabase(url.href)
  const heard: string[] = []
  const settings = { connectionString: Object.assign(new URL(url), { port: String(way.port) }).href }
  const listener = await openListener(settings, 'news', (payload) => heard.push(payload), {
    checkMs: 50,
    patienceMs: 300,
    retryMs: 10,
  })
  const say = (word: string) => database.query(`select pg_notify('news', $1)`, [word])
  await say('one')
  await expect.poll(() => heard).toEqual(['one'])
  way.cut()
  await expect.poll(() => heard).toEqual(['one', ''])
  await say('two')
  await expect.poll(() => heard).toEqual(['one', '', 'two'])
  way.hole(true)
  await expect.poll(() => listener.isListening()).toBe(false)
  await say('lost in the hole')
  way.hole(false)
  await expect.poll(() => heard).toEqual(['one', '', 'two', ''])
  await say('three')
  await expect.poll(() => heard).toEqual(['one', '', 'two', '', 'three'])
  await listener.close()
  way.close()
  await database.close()
})
