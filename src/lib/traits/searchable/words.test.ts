import { expect, test } from 'vitest'
import { excerpt, fold, mark, wordsOf } from './words.ts'

const found = (text: string, ...beginnings: string[]) =>
  mark(text, beginnings)
    .filter(({ isFound }) => isFound)
    .map((part) => part.text)

test('words are compared without accents, case and ligatures', () => {
  expect(fold('Tourbières, CŒUR, Straße')).toBe('tourbieres, coeur, strasse')
  expect(wordsOf('Le sol (C2/D1.4) – 4 ‰')).toEqual(['le', 'sol', 'c2', 'd1', '4', '4'])
  expect(wordsOf(`${'a'.repeat(99)} ;'--`)).toEqual(['a'.repeat(40)])
})

test('whole words are marked, and none that only looks alike', () => {
  expect(found('Les tourbières et la tourbe', 'tourbier')).toEqual(['tourbières'])
  expect(found('People near peatlands', 'peat')).toEqual(['peatlands'])
})

test('nothing of a text is lost by marking', () => {
  for (const text of ['', 'a', 'Ünïcödé 𝒮oil, œuvre', '…'])
    expect(
      mark(text, ['uni', 'oe'])
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
})

test('an excerpt stands around the first find and says where it was cut', () => {
  const text = `${'soil '.repeat(60)}peatland ${'soil '.repeat(60)}`
  const parts = excerpt(text, ['peat'])
  const shown = parts.map((part) => part.text).join('')
  expect(shown).toMatch(/^… soil .*peatland .*soil …$/)
  expect(shown.length).toBeLessThan(250)
  expect(excerpt('short', ['x'])).toEqual([{ text: 'short', isFound: false }])
})
