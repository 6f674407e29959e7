import { inflateRawSync } from 'node:zlib'

/** The cells of a workbook's first sheet by their address (`B12`), as text: enough for one table of numbers. */
export function firstSheet(file: Buffer): Map<string, string> {
  const strings = [...entry(file, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join(''),
  )
  const cells = new Map<string, string>()
  const sheet = entry(file, 'xl/worksheets/sheet1.xml')
  const filled =
    /<c r="([A-Z]+\d+)"([^>/]*)>(?:<f>[^<]*<\/f>|<f[^>]*\/>|<f [^>]*>[^<]*<\/f>)?<v>([^<]*)<\/v>/g
  for (const [, address, attributes, value] of sheet.matchAll(filled))
    cells.set(address, attributes.includes('t="s"') ? strings[Number(value)] : value)
  return cells
}

/** One file of a zip archive, found through its central directory. */
function entry(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const data = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8')
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`${name} is not in the archive`)
}
