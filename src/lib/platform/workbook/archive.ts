/** What an archive says it holds, read from its directory alone. */
export type ArchiveEntry = {
  name: string
  /** Unpacked, as declared: who unpacks it stops there. */
  bytes: number
  packed: number
}

const [endSign, entrySign] = [0x06054b50, 0x02014b50]
/** What nothing takes when it is packed. */
const emptyPacked = 2
const [endLength, entryLength, longestComment] = [22, 46, 0xffff]

/** The first bytes of a ZIP archive, which workbooks and Word files are. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * The entries of an archive, or null where it is damaged, has more than `most`, or says of one that it holds nothing where
 * it holds something: then nothing would end its unpacking.
 */
export function archiveEntries(bytes: Uint8Array, most: number): ArchiveEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  if (count > most) return null
  const entries: ArchiveEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySign) return null
    const entry = entryAt(bytes, view, at)
    if (!entry) return null
    entries.push(entry)
    const place = at
    at += entryLength + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(place + field, true), 0)
  }
  // Entries that share their bytes are an old trick to make little unpack to much.
  return entries.reduce((sum, { packed }) => sum + packed, 0) > bytes.length ? null : entries
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endSign) return at
  return null
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): ArchiveEntry | null {
  const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const nameLength = view.getUint16(at + 28, true)
  const isSaidLater = (view.getUint16(at + 8, true) & 8) !== 0 && packed === 0
  const name = new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + nameLength))
  return isSaidLater || (unpacked === 0 && packed > emptyPacked) ? null : { name, bytes: unpacked, packed }
}
