import { expect, test } from 'vitest'
import { punctuationProblems, termProblems } from './terms.ts'
import { readTexts } from './texts.ts'

const texts = (locale: string, messages: object) =>
  readTexts([{ path: `src/lib/plan/text/${locale}.json`, text: JSON.stringify(messages) }])
const terms = {
  token: { es: { use: 'token', not: ['ficha*'], except: ['plan_b'] }, fr: { use: 'jeton', not: ['token'] } },
}
const plural = [{ match: { 'p=one': '{count} ficha', 'p=other': '{count} tokens' } }]

test.each([
  ['a word', 'es', { plan_a: 'Sus Fichas de acceso' }, 1],
  ['a word in one case of a plural', 'es', { plan_a: plural }, 1],
  ['a word of another language’s list', 'es', { plan_a: 'Sus tokens' }, 0],
  ['a word inside another', 'fr', { plan_a: 'La tokenisation' }, 0],
  ['a name in braces', 'es', { plan_a: '{ficha}' }, 0],
  ['a text that means another thing', 'es', { plan_b: 'La ficha' }, 0],
])('the glossary judges %s', (_name, locale, messages, problems) => {
  expect(termProblems(texts(locale, messages), terms)).toHaveLength(problems)
})

test('the glossary says which word to use', () => {
  expect(termProblems(texts('fr', { plan_a: 'Un token' }), terms)).toEqual([
    'src/lib/plan/text/fr.json: plan_a says “token”: use “jeton”',
  ])
})

test.each([
  'Source : {name}',
  'Quoi ? Rien',
  'Un ; deux',
  'Un\u202f! Deux! ',
  '« mot »',
  '«mot»',
  '{share} %',
  '20%',
  'Source:',
])('the text test misses the no-break space in “%s”', (text) => {
  expect(punctuationProblems(texts('fr', { plan_a: text })).length).toBeGreaterThan(0)
})

test.each([
  'Source\u00a0: {name}',
  'Quoi\u202f? Rien\u00a0; tout\u202f!',
  '«\u00a0mot\u00a0»',
  '{share}\u202f%',
  'https://example.org/?q=1',
  'Écrivez\u00a0: # start: stock, ou align: nearest',
  'EPSG:{found}',
])('the text test lets “%s” pass', (text) => {
  expect(punctuationProblems(texts('fr', { plan_a: text }))).toEqual([])
})

test('the text test catches a Spanish question that is only closed', () => {
  expect(punctuationProblems(texts('es', { plan_a: 'Es correcto?', plan_b: '¿Sí?' }))).toEqual([
    'src/lib/plan/text/es.json: plan_a wants one ¿ for each ?',
  ])
})
