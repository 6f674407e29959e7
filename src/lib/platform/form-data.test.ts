import { expect, test } from 'vitest'
import { mostFields, readForm, valuesOf } from './form-data.server.ts'

const sent = (fields: [string, string][]) =>
  new Request('http://here.invalid', { method: 'POST', body: new URLSearchParams(fields) })
const many = (count: number) =>
  Array.from({ length: count }, (_, index): [string, string] => [`k${index}`, ''])

test('a field that came several times is a list, any other a text', async () => {
  const form = await readForm(
    sent([
      ['name', 'Ada'],
      ['role', 'stc'],
      ['role', 'partner'],
      ['note', ''],
    ]),
  )
  expect(valuesOf(form)).toEqual({ name: 'Ada', role: ['stc', 'partner'], note: '' })
})

test('as many fields as the limit are read, one more is refused', async () => {
  expect([...(await readForm(sent(many(mostFields))))]).toHaveLength(mostFields)
  await expect(readForm(sent(many(mostFields + 1)))).rejects.toMatchObject({
    code: 'invalid',
    text: 'platform_too_many_fields',
    data: { most: mostFields },
  })
})

test('reading takes time in proportion to the fields', () => {
  const form = (count: number) => {
    const data = new FormData()
    for (const [name, value] of many(count)) data.append(name, value)
    return data
  }
  const seconds = (data: FormData, times: number) => {
    const start = performance.now()
    for (let turn = 0; turn < times; turn += 1) valuesOf(data)
    return performance.now() - start
  }
  const [small, large] = [form(2000), form(40_000)]
  seconds(large, 1)
  const fastest = (data: FormData, times: number) =>
    Math.min(...[1, 2, 3, 4, 5].map(() => seconds(data, times)))
  // The same number of fields in all: linear is about once the time, quadratic 20 times.
  expect(fastest(large, 1) / fastest(small, 20)).toBeLessThan(8)
})

test.each([
  ['name', 'a\0b'],
  ['na\0me', 'a'],
])('a NUL in the field %j is refused', async (name, value) => {
  await expect(readForm(sent([[name, value]]))).rejects.toMatchObject({
    code: 'invalid',
    text: 'platform_unreadable_text',
  })
})
