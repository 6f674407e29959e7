import { expect, test } from 'vitest'
import { decode, decodeStream } from './decode.ts'

const words = 'titre;été – d’experts\r\n'
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...text].flatMap((sign) => {
      const code = sign.charCodeAt(0)
      return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const bytes = (...values: number[]) => Uint8Array.from(values)
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const utf8 = (text: string) => new TextEncoder().encode(text)
/** `é` and `’` as Windows-1252 has them. */
const western = joined(
  utf8('Registre d'),
  bytes(0x92),
  utf8('experts, '),
  bytes(0xe9),
  utf8('t'),
  bytes(0xe9),
)

test.each([
  ['UTF-8', utf8(words), 'utf-8'],
  ['UTF-8 with its mark', joined(bytes(0xef, 0xbb, 0xbf), utf8(words)), 'utf-8'],
  ['UTF-16 LE with its mark', joined(bytes(0xff, 0xfe), utf16(words, true)), 'utf-16le'],
  ['UTF-16 BE with its mark', joined(bytes(0xfe, 0xff), utf16(words, false)), 'utf-16be'],
  ['UTF-16 LE without a mark', utf16('titre;lieu\r\n', true), 'utf-16le'],
  ['UTF-16 BE without a mark', utf16('titre;lieu\r\n', false), 'utf-16be'],
])('%s is read as it was written', (_, file, encoding) => {
  const { text, ...decoded } = decode(file)
  expect(words.startsWith(text) || text === 'titre;lieu\r\n').toBe(true)
  expect(decoded).toEqual({ encoding, sample: null })
})

test('what is neither is read as Windows-1252, with words to judge it by', () => {
  expect(decode(western)).toEqual({
    text: 'Registre d’experts, été',
    encoding: 'windows-1252',
    sample: 'Registre d’experts, été',
  })
})

test('a file in UTF-8 with a broken byte is refused with its line, not turned into other letters', () => {
  const damaged = joined(utf8('a;b\nété, été;1\nM'), bytes(0xc3), utf8('xico;2\n'))
  expect(() => decode(damaged)).toThrow('line 3 is UTF-8 with broken bytes, first near “M�xico;2”')
})

test.each([
  ['a workbook', [0x50, 0x4b, 3, 4, 0], 'a workbook'],
  ['a workbook of long ago', [0xd0, 0xcf, 0x11, 0xe0], 'old workbook'],
  ['a PDF', [0x25, 0x50, 0x44, 0x46], 'a PDF'],
  ['something with zeros', [0x61, 0x62, 0, 0x63, 0x64, 0x65, 0x66, 0x67], 'a binary file'],
])('%s is named, not read', (_, start, name) => {
  expect(() => decode(Uint8Array.from(start))).toThrow(name)
})

test.each([
  ['UTF-8', utf8(`name;value\n${'x;1\n'.repeat(20)}été;2\n${'à;3\n'.repeat(4000)}`)],
  ['Windows-1252', joined(utf8(`name;value\n${'x;1\n'.repeat(20)}`), western, utf8(';2\n'))],
  ['UTF-16', joined(bytes(0xff, 0xfe), utf16('name;été – d’experts\n', true))],
])('%s in chunks of any size reads as in one', async (_, file) => {
  for (const size of [1, 3, 7, 5000]) {
    async function* chunks() {
      for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size)
    }
    let text = ''
    for await (const part of decodeStream(chunks())) text += part
    expect(text).toBe(decode(file).text)
  }
})
