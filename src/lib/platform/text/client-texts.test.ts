import { expect, test } from 'vitest'
import { openText, textsBelow } from './client-texts.server.ts'

test('data stay open in a text, under their own names', () => {
  expect(openText('platform_no_file', 'en')).toBe('The file {path} does not exist.')
  expect(openText('platform_two_readings', 'es')).toMatch(/\{thousands\}.*\{fraction\}/)
})

test('texts are found by the beginning of their keys and named by the rest', () => {
  const texts = textsBelow('platform_command_', 'fr')
  expect(Object.keys(texts).sort()).toEqual([
    'extra',
    'file',
    'missing',
    'noOption',
    'twice',
    'valueNeeded',
    'valueUnwanted',
  ])
  expect(texts.missing).toContain('{command}')
  expect(textsBelow('platform_too_', 'en').large).toContain('{limit}')
  expect(textsBelow('platform_wrong_', 'en')).toEqual({ state: expect.stringContaining('({state})') })
  expect(Object.keys(textsBelow('platform_newer_', 'en'))).toEqual(['backup'])
  expect(Object.keys(textsBelow('observatory_parcel_label_', 'en'))).toContain('landCover')
})

test('a key that is not there is no empty text', () => {
  expect(() => openText('platform_no_such_text', 'en')).toThrow('platform_no_such_text')
})
