import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { folder, mapTags, writeImages, type MadeImage } from '../../../../../test/studies/made-up.ts'
import { openRaster } from './raster.server.ts'

const place = { west: 5, north: 50, cell: 0.1 }
const tagsOf = (more: MadeImage['tags'] = {}) => ({ ...mapTags(place, 32, 3), ...more })
const image = (more: Partial<MadeImage> = {}): MadeImage => ({
  ...{ width: 4, height: 3, bytes: new Uint8Array(48), tags: tagsOf() },
  ...more,
})

async function valuesOf(...images: MadeImage[]) {
  using at = folder()
  const file = join(at.path, 'a.tif')
  writeImages(file, images)
  const raster = await openRaster(file)
  return await raster.read({ column: 0, row: 0, width: 4, height: 3 }, [1])
}

/** How much more memory was held at any moment of the work than before, MB. */
async function grownMb(work: () => Promise<unknown>): Promise<number> {
  const held = () => process.memoryUsage().arrayBuffers / 2 ** 20
  const before = held()
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, held() - before)), 1)
  await work().catch(() => {})
  clearInterval(watch)
  return Math.max(most, held() - before)
}

describe('a header of a kilobyte', () => {
  const torn = { text: 'observatory_study_torn' }
  const hostile: [what: string, image: MadeImage, refusal: object][] = [
    [
      'that lists 700 million blocks',
      image({ tags: tagsOf({ 324: [4, 0], 322: [4, 16], 323: [4, 16] }), width: 428_000, height: 428_000 }),
      { text: 'observatory_study_not_raster' },
    ],
    [
      'of one packed block of 2.7 GB',
      image({ ...{ width: 26_000, height: 26_000 }, tags: tagsOf({ 259: [3, 8], 278: [4, 26_000] }) }),
      { text: 'observatory_study_block', data: { mb: 2579, most: 256 } },
    ],
    [
      'of a map of 2.7 GB whose strip ends with the file',
      image({ ...{ width: 26_000, height: 26_000 }, tags: tagsOf({ 278: [4, 1] }) }),
      { text: 'observatory_study_not_raster' },
    ],
    ['without width', image({ width: 0 }), { text: 'observatory_study_not_raster' }],
  ]
  test.each(hostile)('%s is refused and makes no room', async (_, made, refusal) => {
    await expect(valuesOf(made)).rejects.toMatchObject(refusal)
    expect(await grownMb(() => valuesOf(made))).toBeLessThan(16)
  })

  test('that claims a list of 2.8 GB, of any tag, is cut short', async () => {
    using at = folder()
    const file = join(at.path, 'a.tif')
    for (const tag of [273, 279, 34735, 33550, 42113]) {
      const directory = Buffer.alloc(8 + 2 + 12 + 4)
      directory.write('II*\0\x08\0\0\0\x01\0', 'latin1')
      directory.writeUInt16LE(tag, 10)
      directory.writeUInt16LE(4, 12)
      directory.writeUInt32LE(700_000_000, 14)
      directory.writeUInt32LE(26, 18)
      writeFileSync(file, Buffer.concat([directory, Buffer.alloc(1000)]))
      await expect(openRaster(file)).rejects.toMatchObject(torn)
      expect(await grownMb(() => openRaster(file))).toBeLessThan(16)
    }
  })

  test('whose directories lead in a circle is refused', async () => {
    using at = folder()
    const file = join(at.path, 'a.tif')
    writeImages(file, [image()])
    const bytes = readFileSync(file)
    bytes.writeUInt32LE(8, 8 + 2 + 12 * bytes.readUInt16LE(8))
    writeFileSync(file, bytes)
    await expect(openRaster(file)).rejects.toMatchObject({
      text: 'observatory_study_not_raster',
      data: { reason: expect.stringContaining('circle') as string },
    })
  })
})

describe('a packed block', () => {
  const values = Float32Array.from({ length: 12 }, (_, i) => i + 1)
  const bytes = new Uint8Array(values.buffer)
  test.each([
    ['deflate', 8, deflateSync(bytes)],
    ['Zstandard', 50_000, zstdCompressSync(bytes)],
  ])('by %s is unpacked', async (_, code, packed) => {
    const tags = tagsOf({ 259: [3, code], 278: [4, 0xffffffff] })
    const [read] = await valuesOf(image({ bytes: packed, tags }))
    expect([...read!]).toEqual([...values])
  })
  test.each([
    ['deflate', 8, deflateSync(Buffer.alloc(200_000_000))],
    ['Zstandard', 50_000, zstdCompressSync(Buffer.alloc(200_000_000))],
  ])('by %s that swells beyond what the header says is refused', async (_, code, packed) => {
    const made = image({ bytes: packed, tags: tagsOf({ 259: [3, code] }) })
    await expect(valuesOf(made)).rejects.toMatchObject({
      data: { reason: expect.stringContaining('larger than') as string },
    })
    expect(await grownMb(() => valuesOf(made))).toBeLessThan(16)
  })
})
