import { expect, it } from 'vitest'
import { profile } from './profile.ts'

it('draws the same ground from the same seed and another from another', () => {
  expect(profile(7)).toEqual(profile(7))
  expect(profile(7).roots).not.toBe(profile(8).roots)
})

it('lays the horizons from litter to parent material, without a figure that is not a number', () => {
  const drawn = profile()
  expect(drawn.layers.map(({ colour }) => colour)).toEqual(['litter', 'topsoil', 'subsoil', 'parent'])
  expect(JSON.stringify(drawn)).not.toMatch(/NaN|undefined|Infinity/)
})
