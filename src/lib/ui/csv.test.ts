import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvResponse, tableCsv, toCsv } from './csv.ts'

/** A reader by the letter of RFC 4180, for what we write. */
function read(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  let before = ''
  for (const [token] of text.matchAll(/\r\n|[^]/gu)) {
    const row = rows.at(-1)!
    if (token === '"') {
      // A quote that opens right after one has closed is a doubled quote.
      if (!quoted && before === '"') row[row.length - 1] += '"'
      quoted = !quoted
    } else if (quoted || (token !== ',' && token !== '\r\n')) row[row.length - 1] += token
    else if (token === ',') row.push('')
    else rows.push([''])
    before = token
  }
  return rows.slice(0, -1)
}

describe('text for spreadsheets', () => {
  it('quotes commas, quotes and line breaks, and ends every row with CRLF', () => {
    expect(toCsv(['a', 'b'], [['x, "y"', 'two\nlines']])).toBe('a,b\r\n"x, ""y""","two\nlines"\r\n')
  })

  it.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\tx', '\rx'])('disarms %j', (text) => {
    expect(read(toCsv(['a'], [[text]]))[1]).toEqual([`'${text}`])
  })

  it.each(['-4.2', '+3', '-4,2'])('leaves the signed number %j as it is', (text) => {
    expect(read(toCsv(['a'], [[text]]))[1]).toEqual([text])
  })

  it('writes a missing value as an empty field and a figure unrounded', () => {
    expect(toCsv(['a', 'b'], [[null, 0.1 + 0.2]])).toBe('a,b\r\n,0.30000000000000004\r\n')
  })

  it('gives back any text after reading, but for the mark that disarms it', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const back = read(toCsv(['a', 'b'], rows)).slice(1)
        expect(back.map((row) => row.map((field) => field.replace(/^'(?='*[=+\-@\t\r])/, '')))).toEqual(rows)
      }),
    )
  })

  it('heads a column with its unit and takes the value behind a written cell', () => {
    const csv = tableCsv(
      [
        { key: 'site', label: 'Site' },
        { key: 'stock', label: 'Stock', unit: 't/ha' },
      ],
      [{ site: { text: 'Kamb', href: '/kamb' }, stock: { text: '≈ 40', value: 40.25 } }, { site: 'Loess' }],
    )
    expect(csv).toBe('Site,Stock (t/ha)\r\nKamb,40.25\r\nLoess,\r\n')
  })

  it('goes out as a file whose name cannot break the header', async () => {
    const response = csvResponse('a"b\r\nc.csv', 'x\r\n')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a-b-c.csv"')
    expect(new Uint8Array(await response.arrayBuffer()).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    )
  })
})
