import { expect, test } from 'vitest'
import { SoilRefusal, refusalCodes, requireNumber, requireOption } from './refusal.ts'

test('every code makes a sentence that begins with the field', () => {
  for (const code of refusalCodes)
    expect(new SoilRefusal(code, 'clay', { value: 1 }).message).toMatch(/^clay \w/)
})

test.each([
  [undefined, 'missing'],
  [null, 'missing'],
  [NaN, 'not-a-number'],
  [Infinity, 'not-a-number'],
  ['12', 'not-a-number'],
  [-0.1, 'out-of-range'],
  [100.1, 'out-of-range'],
])('a share of %s is refused as %s', (value, code) => {
  expect(() => requireNumber('share', value, { min: 0, max: 100 })).toThrow(
    expect.objectContaining({ code, field: 'share' }),
  )
})

test('what is allowed is handed back', () => {
  expect(requireNumber('share', 0, { min: 0, max: 100 })).toBe(0)
  expect(requireOption('cover', 1, [0, 1])).toBe(1)
})

test('an unknown option is refused with the known ones', () => {
  expect(() => requireOption('cover', 2, [0, 1])).toThrow('cover is 2, not one of 0, 1')
})
