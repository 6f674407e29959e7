import { expect, test } from 'vitest'
import { readBudget } from './budget.ts'
import { readDocuments } from './decisions.ts'
import { fromRoman, meetingIn } from './ordinals.ts'

test.each([
  ['Report of the 28th Consortium Meeting', 28],
  ['Compte rendu de la 28e réunion du Consortium', 28],
  ['Compte rendu de la 28ème réunion', 28],
  ['Compte rendu de la 1ère réunion', 1],
  ['Procès-verbal n° 28', 28],
  ['Acta de la 9.ª reunión del Consorcio', 9],
  ['Acta n.º 28', 28],
  ['Acta de la XXVIII reunión', 28],
  ['Minutes of the Seventh Meeting', 7],
  ['Compte rendu de la septième réunion', 7],
  ['Acta de la séptima reunión', 7],
  ['Report of the Secretariat', null],
])('%s', (title, number) => {
  expect(meetingIn(title)).toBe(number)
})

test('letters that are no numeral are none', () => {
  expect(['XXVIII', 'XIX', 'IIII', 'VX', ''].map(fromRoman)).toEqual([28, 19, null, null, null])
})

test('documents have one name in three languages', () => {
  expect(
    readDocuments(
      'document n° 7-6 du Consortium; documento n.º 7-6; documento Consorcio 9-5; document Forum 6-2 (sv); document Bureau 3-1',
    ),
  ).toEqual(['Consortium 7-6', 'Consortium 7-6', 'Consortium 9-5', 'Forum 6-2 (sv)', 'Bureau 3-1'])
})

test.each([
  ['en', 'Of €420,000.00, €298,750.50 were spent.', [420_000, 298_750.5]],
  ['es', 'De 420.000 €, 298.750,50 € fueron gastados.', [420_000, 298_750.5]],
  ['fr', 'Sur 420 000 €, 298\u202F750,50 € ont été dépensés.', [420_000, 298_750.5]],
  ['en', 'A fund of 1.234 million euros.', [1_234_000]],
  ['fr', 'Un fonds de 1,234 million d’euros.', [1_234_000]],
] as const)('amounts in %s: %s', (locale, text, amounts) => {
  const { budget } = readBudget(text, null, { file: 'x', line: 1 }, locale)
  expect(budget.map(({ value }) => value.amount)).toEqual(amounts)
})
