import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBucket, type RunningBucket } from '../../../test/support/bucket.ts'
import { filesIn } from './files.server.ts'
import { openObjects } from './objects.server.ts'

let bucket: RunningBucket
let folder: string

beforeAll(async () => {
  bucket = await startBucket({ lenient: true })
  Object.assign(process.env, bucket.env)
  folder = mkdtempSync(join(tmpdir(), 'permille-objects-'))
})
afterAll(async () => {
  await bucket.stop()
  rmSync(folder, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (content: Uint8Array | null) => content && new TextDecoder().decode(content)

describe.each([
  ['a folder', () => join(folder, 'store')],
  ['a bucket', () => bucket.url],
  ['a part of a bucket', () => `${bucket.url}/some/where`],
])('%s', (_, url) => {
  test('gives back what was put, under any name, and nothing where nothing is', async () => {
    const objects = openObjects(url())
    await objects.put('soil/profil é 1.txt', bytes('humus'))
    await objects.put('soil/deep/2.txt', bytes('clay'))
    await objects.put('soil/deep/2.txt', bytes('loam'))
    expect(text(await objects.get('soil/profil é 1.txt'))).toBe('humus')
    expect(text(await objects.get('soil/deep/2.txt'))).toBe('loam')
    expect(await objects.get('soil/none')).toBeNull()
    expect(await objects.stream('soil/none')).toBeNull()
    expect(await objects.size('soil/none')).toBeNull()
    const part = await objects.stream('soil/deep/2.txt', { start: 1, end: 2 })
    expect(await new Response(part).text()).toBe('oa')
    expect(await objects.size('soil/deep/2.txt')).toBe(4)
    expect(await objects.list('soil')).toEqual([
      { key: 'soil/deep/2.txt', bytes: 4 },
      { key: 'soil/profil é 1.txt', bytes: 5 },
    ])
    expect(await objects.list('none')).toEqual([])
    await objects.remove(['soil/deep/2.txt', 'soil/none'])
    expect(await objects.list('soil')).toHaveLength(1)
  })

  test('takes a file larger than one request', async () => {
    const objects = openObjects(url())
    const large = Buffer.alloc(17 * 2 ** 20, 'four per mille ')
    const path = join(folder, 'large')
    writeFileSync(path, large)
    await objects.putFile('maps/large.tif', path)
    const stream = await objects.stream('maps/large.tif')
    expect(Buffer.from(await new Response(stream).arrayBuffer()).equals(large)).toBe(true)
  })

  test('holds uploads by their hash, once', async () => {
    const objects = openObjects(url())
    const files = filesIn(objects)
    const sha256 = await files.put(bytes('a profile'))
    expect(await files.put(bytes('a profile'))).toBe(sha256)
    expect(await new Response(await files.get(sha256)).text()).toBe('a profile')
    expect(await files.get('0'.repeat(64))).toBeNull()
    await expect(files.get('../secret')).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('requests to a bucket are signed', async () => {
  const strict = await startBucket()
  const before = { ...process.env }
  Object.assign(process.env, strict.env)
  await openObjects(strict.url).put('a', bytes('b'))
  process.env.AWS_SECRET_ACCESS_KEY = 'another'
  await expect(openObjects(strict.url).get('a')).rejects.toThrow(/SignatureDoesNotMatch/)
  Object.assign(process.env, before)
  await strict.stop()
})

test('a store that is busy for a moment is asked again, one that refuses is not', async () => {
  const { patientFetch } = await import('./s3.server.ts')
  const { createServer } = await import('node:http')
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const busy = url === '/busy' && asked.length < 3
    response.writeHead(busy ? 503 : url === '/refused' ? 403 : 200).end()
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  expect((await patientFetch(`http://127.0.0.1:${port}/busy`)).status).toBe(200)
  expect(asked).toHaveLength(3)
  expect((await patientFetch(`http://127.0.0.1:${port}/refused`)).status).toBe(403)
  expect(asked).toHaveLength(4)
  server.close()
})
