import { open } from 'node:fs/promises'
import { Refusal } from '#lib/platform/refusal.ts'

/*
 * A TIFF says in its header how long its lists are, how large its blocks and where they lie, and a reader makes room for
 * all of it. Here the header is held against the length of the file first, so that a kilobyte cannot ask for gigabytes.
 */

/** What a compressed block may come to, bytes: it is unpacked as a whole, however little of it is wanted. */
export const mostBlock = 2 ** 28
/** Maps, their overviews and their masks. */
const mostDirectories = 1000

/** Bytes of a value by its type, TIFF 6.0 and BigTIFF. */
const sizes: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8 },
}

interface Entry {
  readonly count: number
  /** the first value, where it is a whole number within the entry or the first of a list */
  readonly value: number
}

/** Reads some bytes from somewhere, or refuses where the file ends before. */
type At = (offset: number, length: number) => Promise<DataView>

interface Layout {
  readonly little: boolean
  readonly isBig: boolean
}

/**
 * Refuses a file whose header claims more than the file holds: lists beyond its end, fewer blocks than the map has,
 * compressed blocks too large to unpack, directories without end.
 */
export async function refuseClaims(file: string, bytes: number): Promise<void> {
  const broken = (reason: string) => new Refusal('invalid', 'observatory_study_not_raster', { file, reason })
  const torn = (needed: number) => new Refusal('invalid', 'observatory_study_torn', { file, bytes, needed })
  const handle = await open(file)
  const at: At = async (offset, length) => {
    if (!(offset >= 0 && offset + length <= bytes)) throw torn(offset + length)
    const buffer = Buffer.alloc(length)
    await handle.read(buffer, 0, length, offset)
    return new DataView(buffer.buffer, buffer.byteOffset, length)
  }
  try {
    const head = await at(0, 8)
    const little = head.getUint16(0) === 0x4949
    const isBig = head.getUint16(2, little) === 43
    if (!little && head.getUint16(0) !== 0x4d4d) throw broken('it does not begin as a TIFF does')
    const layout = { little, isBig }
    const seen = new Set<number>()
    let place = isBig ? wholeIn(await at(8, 8), 0, layout) : head.getUint32(4, little)
    while (place !== 0) {
      if (seen.has(place)) throw broken('its directories lead in a circle')
      if (seen.add(place).size > mostDirectories) throw broken(`it has more than ${mostDirectories} images`)
      const { entries, next } = await directoryAt(place, layout, at)
      const fault = faultOf(entries)
      if (typeof fault === 'string') throw broken(fault)
      if (fault)
        throw new Refusal('invalid', 'observatory_study_block', {
          file,
          most: mostBlock / 2 ** 20,
          mb: fault,
        })
      place = next
    }
  } finally {
    await handle.close()
  }
}

async function directoryAt(place: number, layout: Layout, at: At) {
  const { little, isBig } = layout
  const countBytes = isBig ? 8 : 2
  const counted = await at(place, countBytes)
  const count = isBig ? wholeIn(counted, 0, layout) : counted.getUint16(0, little)
  const [entryBytes, offsetBytes] = isBig ? [20, 8] : [12, 4]
  const list = await at(place + countBytes, count * entryBytes + offsetBytes)
  const entries = new Map<number, Entry>()
  for (let i = 0; i < count; i++)
    entries.set(list.getUint16(i * entryBytes, little), await entryAt(list, i * entryBytes, layout, at))
  const end = count * entryBytes
  return { entries, next: isBig ? wholeIn(list, end, layout) : list.getUint32(end, little) }
}

async function entryAt(list: DataView, start: number, layout: Layout, at: At): Promise<Entry> {
  const { little, isBig } = layout
  const type = list.getUint16(start + 2, little)
  const count = isBig ? wholeIn(list, start + 4, layout) : list.getUint32(start + 4, little)
  const inline = start + (isBig ? 12 : 8)
  const size = sizes[type] ?? 1
  if (size * count <= (isBig ? 8 : 4)) return { count, value: valueIn(list, inline, type, layout) }
  const offset = isBig ? wholeIn(list, inline, layout) : list.getUint32(inline, little)
  // The last byte of the list has to be there; the first value is what is wanted of it.
  await at(offset + size * count - 1, 1)
  return { count, value: valueIn(await at(offset, size), 0, type, layout) }
}

function valueIn(view: DataView, place: number, type: number, layout: Layout): number {
  if (type === 3) return view.getUint16(place, layout.little)
  if (type === 4 || type === 13) return view.getUint32(place, layout.little)
  return type >= 16 ? wholeIn(view, place, layout) : view.getUint8(place)
}

const wholeIn = (view: DataView, place: number, { little }: Layout) =>
  Number(view.getBigUint64(place, little))

const tags = {
  ...{ width: 256, height: 257, bits: 258, compression: 259, strips: 273, samples: 277, rows: 278 },
  ...{ planar: 284, tileWidth: 322, tileHeight: 323, tiles: 324 },
} as const

/** What does not fit in a directory: in words, or the megabytes of a block that is too large. */
function faultOf(entries: ReadonlyMap<number, Entry>): string | number | undefined {
  const valueOf = (tag: keyof typeof tags, otherwise: number) => entries.get(tags[tag])?.value ?? otherwise
  const [width, height] = [valueOf('width', 0), valueOf('height', 0)]
  const isTiled = entries.has(tags.tiles)
  const [across, down] = isTiled
    ? [valueOf('tileWidth', 0), valueOf('tileHeight', 0)]
    : [width, Math.min(height, valueOf('rows', height))]
  if (!(width > 0 && height > 0 && across > 0 && down > 0)) return 'its image or its blocks have no size'
  const isApart = valueOf('planar', 1) === 2
  const samples = valueOf('samples', 1)
  const blocks = Math.ceil(width / across) * Math.ceil(height / down) * (isApart ? samples : 1)
  const listed = entries.get(isTiled ? tags.tiles : tags.strips)?.count ?? 0
  if (listed < blocks) return `its map has ${blocks} blocks, and its header lists ${listed}`
  const block = across * down * (isApart ? 1 : samples) * Math.ceil(valueOf('bits', 1) / 8)
  return valueOf('compression', 1) !== 1 && block > mostBlock ? Math.ceil(block / 2 ** 20) : undefined
}
