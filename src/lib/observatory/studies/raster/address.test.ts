import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openObjects } from '#lib/platform/objects.server.ts'
import { startBucket, type RunningBucket } from '../../../../../test/support/bucket.ts'
import { mapsOf, runAlone } from '../../../../../test/studies/alone.ts'
import { folder, island, islandStudy } from '../../../../../test/studies/made-up.ts'
import { located } from './address.server.ts'
import { openStudy, type StudyDocument } from '../document.server.ts'
import { validateStudy } from '../validate.server.ts'

let bucket: RunningBucket
beforeAll(async () => {
  bucket = await startBucket()
  Object.assign(process.env, bucket.env)
})
afterAll(() => bucket.stop())

const resultOf = async (file: string, out: string) => mapsOf(await runAlone(file, out))

/** The island's data as another place names them; a table of cells goes with them. */
const elsewhere = (at: string, place: string) => ({
  inputs: {
    ...Object.fromEntries(
      Object.entries(islandStudy.inputs).map(([name, input]) => [
        name,
        'file' in input ? { ...input, file: `${place}/${input.file}` } : input,
      ]),
    ),
    'density-sd': { table: `${place}/sd.csv`, column: 'sd', unit: 'g/cm3' },
  },
})

function islandWithTable(at: string) {
  const rows = Array.from({ length: 300 }, (_, i) => `${(10.005 + i * 0.01).toFixed(3)},49.995,0.05`)
  writeFileSync(join(at, 'sd.csv'), ['x,y,sd', ...rows].join('\n'))
  return island(at, {
    inputs: { ...islandStudy.inputs, 'density-sd': { table: 'sd.csv', column: 'sd', unit: 'g/cm3' } },
  })
}

test('data in object storage give the same maps as the same data in files', async () => {
  using at = folder()
  const near = await resultOf(islandWithTable(at.path), join(at.path, 'near'))
  const objects = openObjects(`${bucket.url}/bhutan`)
  for (const name of readdirSync(at.path).filter((name) => /\.(tif|csv)$/.test(name)))
    await objects.put(name, readFileSync(join(at.path, name)))
  const file = island(at.path, elsewhere(at.path, `${bucket.url}/bhutan`))
  expect(await resultOf(file, join(at.path, 'far'))).toEqual(near)
  const record = JSON.parse(readFileSync(join(at.path, 'far', 'provenance.json'), 'utf8')) as {
    inputs: { file: string; etag?: string }[]
  }
  expect(record.inputs.map(({ file }) => file)).toContain(`${bucket.url}/bhutan/carbon.tif`)
  expect(record.inputs.every(({ etag }) => etag)).toBe(true)

  const missing = island(at.path, elsewhere(at.path, `${bucket.url}/nowhere`))
  const { problems } = await validateStudy((await openStudy(missing)) as StudyDocument, () => 0)
  expect(problems.length).toBeGreaterThanOrEqual(3)
  expect(problems[0]!.reason).toMatch(/nowhere/)
})

test('data behind an address are read by range', async () => {
  using at = folder()
  const near = await resultOf(islandWithTable(at.path), join(at.path, 'near'))
  let whole = 0
  const server = createServer(({ url = '', headers, method }, response) => {
    const path = join(at.path, url)
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? []
    if (!existsSync(path)) return void response.writeHead(404).end()
    const { size } = statSync(path)
    if (from === undefined) {
      if (method === 'GET' && url.endsWith('.tif')) whole += 1
      response.writeHead(200, { etag: `"${url}"`, 'content-length': size })
      if (method === 'HEAD') return void response.end()
      return void createReadStream(path).pipe(response)
    }
    const [start, end] = [Number(from), Math.min(Number(to), size - 1)]
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${size}` })
    createReadStream(path, { start, end }).pipe(response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const file = island(at.path, elsewhere(at.path, `http://127.0.0.1:${port}`))
  expect(await resultOf(file, join(at.path, 'far'))).toEqual(near)
  expect(whole).toBe(0)
  server.close()
})

test('a file is found from its study, wherever both lie', () => {
  expect(located('/data/studies', '../soil.tif')).toBe('/data/soil.tif')
  expect(located('s3://soils/data/', 'soil.tif')).toBe('s3://soils/data/soil.tif')
  expect(located('s3://soils/data', 'https://example.org/soil.tif')).toBe('https://example.org/soil.tif')
})
