import { expect, test } from 'vitest'
import { csvDownload, download } from './download.server.ts'

async function* batches() {
  yield [['one', 1.5]]
  yield [['=two', null]]
}

test('a table goes out with its byte order mark, batch after batch', async () => {
  const response = csvDownload('figures.csv', ['name', 'value'], batches(), 'no-store')
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="figures.csv"',
    'cache-control': 'no-store',
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe("name,value\r\none,1.5\r\n'=two,\r\n")
})

test('a name cannot break the header, and a reader who leaves ends the writing', async () => {
  let ended = false
  async function* texts() {
    try {
      for (;;) yield 'x'
    } finally {
      ended = true
    }
  }
  const response = download(texts(), { name: 'a"b\r\nc.csv', type: 'text/plain' })
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="a-b-c.csv"')
  const reader = response.body!.getReader()
  await reader.read()
  await reader.cancel()
  expect(ended).toBe(true)
})
