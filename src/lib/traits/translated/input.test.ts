import { expect, test } from 'vitest'
import { textForm } from './input.ts'

test('line breaks from a form are one sign, and blank edges go', () => {
  const sent = { text: ' Sol\r\nvivant\r\n', version: '2', wording: '1' }
  expect(textForm.parse(sent)).toEqual({ text: 'Sol\nvivant', version: 2, wording: 1 })
})

test.each([
  ['an empty text', { text: ' \r\n', version: '1', wording: '1' }, 'traits_text_empty'],
  [
    'a text beyond all measure',
    { text: 'x'.repeat(20_001), version: '1', wording: '1' },
    'traits_text_too_long',
  ],
])('%s is refused with its text key', (_, sent, key) => {
  expect(textForm.safeParse(sent).error?.issues[0]?.message).toBe(key)
})
