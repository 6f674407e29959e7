import { expect, test } from 'vitest'
import { excerptOf, likeness } from './hit.ts'

const found = (text: string, search: string) =>
  excerptOf(text, search)
    .filter(({ isFound }) => isFound)
    .map((part) => part.text)

test('accents, case, endings and slips do not hide a word', () => {
  const text = 'Les tourbières stockent du carbone ; les agriculteurs le savent.'
  expect(found(text, 'tourbieres')).toEqual(['tourbières'])
  expect(found(text, 'AGRICULTEUR')).toEqual(['agriculteurs'])
  expect(found(text, 'agricultuers carbonne')).toEqual(['carbone', 'agriculteurs'])
  expect(found(text, 'vaches')).toEqual([])
})

test('an excerpt is cut around the first find and says where it was cut', () => {
  const text = `${'soil '.repeat(60)}peatland ${'soil '.repeat(60)}`
  const parts = excerptOf(text, 'peatlands')
  expect(parts[0]?.text).toBe('… ')
  expect(parts.at(-1)?.text).toBe('…')
  expect(parts[1]?.text).toMatch(/^soil /)
  expect(parts.find(({ isFound }) => isFound)?.text).toBe('peatland')
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(300)
})

test('nothing of a short text is lost', () => {
  for (const text of ['', 'a', 'Ünïcödé 𝒮oil, œuvre', '…'])
    expect(
      excerptOf(text, 'soil œuvre')
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
})

test('likeness is one for the same word and none for words that share nothing', () => {
  expect(likeness('carbon', 'carbon')).toBe(1)
  expect(likeness('carbon', 'xyz')).toBe(0)
  expect(likeness('carbone', 'carbon')).toBeGreaterThan(0.5)
})
