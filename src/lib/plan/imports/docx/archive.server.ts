import { Unzip, UnzipInflate } from 'fflate'
import { Refusal } from '#lib/platform/refusal.ts'
import { archive } from '../limits.ts'

/** Packed bytes taken at once: what they unpack to before anybody counts stays small. */
const step = 4096

/** The wanted files of an archive as text. Bounded while it unpacks: entries, bytes, and how many from how few. */
export function openArchive(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  const tooLarge = () => new Refusal('invalid', 'plan_import_bomb')
  const most = Math.min(archive.bytes, Math.max(archive.smallBytes, bytes.byteLength * archive.ratio))
  const parts = new Map<string, Uint8Array[]>()
  let entries = 0
  let unpacked = 0
  let broken: Error | null = null
  const unzip = new Unzip((file) => {
    if (++entries > archive.entries) throw tooLarge()
    if (!isWanted(file.name) || parts.has(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) broken = error
      unpacked += chunk?.byteLength ?? 0
      if (unpacked > most) throw tooLarge()
      if (chunk?.byteLength) chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.byteLength; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength)
  if (broken) throw broken as Error
  return new Map([...parts].map(([name, chunks]) => [name, textOf(chunks)]))
}

function textOf(chunks: readonly Uint8Array[]): string {
  const bytes = Buffer.concat(chunks)
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}
