import { expect, test } from 'vitest'
import { z } from 'zod'
import { plainText, readAddress, turned, writeAddress } from './address.ts'

const list = {
  filters: { verb: { input: plainText }, since: { input: z.iso.date() } },
  sorts: ['seq', 'name'],
  start: '-seq',
}
const read = (search: string) => readAddress(list, new URLSearchParams(search))

test('an address is written back as it was read', () => {
  const search = '?verb=plan.adopted&since=2026-03-01&sort=name&before=WyI3MCJd'
  expect(read(search).cursor).toEqual({ side: 'before', key: ['70'] })
  expect(writeAddress(list, read(search))).toBe(search)
})

test('the usual order needs no word, and filters stand in one order however they were typed', () => {
  expect(writeAddress(list, read('sort=-seq'))).toBe('')
  expect(writeAddress(list, read('since=2026-03-01&verb=x'))).toBe('?verb=x&since=2026-03-01')
})

test('what makes no sense in an address is passed over', () => {
  expect(read('?verb=+&since=2026-02-30&sort=constructor&before=0&other=1')).toEqual({
    filters: {},
    sort: { key: 'seq', descending: true },
    cursor: null,
  })
})

test('a heading rises first, then falls, then rises again', () => {
  const rising = turned({ key: 'seq', descending: true }, 'name')
  expect(rising).toEqual({ key: 'name', descending: false })
  expect(turned(rising, 'name')).toEqual({ key: 'name', descending: true })
  expect(turned(turned(rising, 'name'), 'name')).toEqual(rising)
})

test('what a person types has an end, and nothing that a database cannot store', () => {
  expect(read(`verb=${'x'.repeat(300)}`).filters.verb).toHaveLength(200)
  expect(read('verb=a%00b').filters.verb).toBe('ab')
})
