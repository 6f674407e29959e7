import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locales } from '#lib/platform/text/localised.ts'
import terms from '#lib/platform/text/terms.json' with { type: 'json' }
import settings from '../project.inlang/settings.json' with { type: 'json' }
import { readFiles } from './guards/files.ts'
import { punctuationProblems, termProblems } from './guards/terms.ts'
import { keyProblems, readTexts, textProblems } from './guards/texts.ts'
import { literalWords } from './guards/words.ts'

const files = readFiles('.', ['src', 'server.mjs'])
const texts = readTexts(files)

test('every text exists in every language, under a key of its slice, with the same placeholders', () => {
  expect(textProblems(texts, locales)).toEqual([])
})

test('one word for one thing in each language, by the glossary', () => {
  expect(termProblems(texts, terms)).toEqual([])
})

test('French has its no-break spaces, Spanish its opening marks', () => {
  expect(punctuationProblems(texts)).toEqual([])
})

test('every key that is used exists, and every text is used', () => {
  expect(keyProblems(texts, files)).toEqual([])
})

test('the message compiler reads every folder of texts', () => {
  const patterns = settings['plugin.inlang.messageFormat'].pathPattern
  expect([...patterns].sort()).toEqual(texts.map(({ folder }) => `./${folder}/{locale}.json`).sort())
})

test('the catalogue of texts is small enough for the server to load as one', () => {
  const folder = 'src/lib/paraglide/messages'
  const compiled = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const bytes = compiled.reduce((sum, text) => sum + text.replace(/\/\*[\s\S]*?\*\//g, '').length, 0)
  // 3 MB in the bundle. Past that, see “Texts” in src/lib/platform/README.md.
  expect(bytes).toBeLessThan(1_740_000)
})

test('no component shows words of its own', () => {
  const components = files.filter(({ path }) => path.endsWith('.svelte'))
  expect(components.flatMap(literalWords)).toEqual([])
})
