import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixture } from '../test/fixture.ts'
import { type LayerMean, depthSpline } from './depth.ts'

const expected = fixture<{ layers: LayerMean[]; depthsCm: number[]; exact: number[]; smoothing01: number[] }>(
  'depth-spline.json',
)

test.each([
  [0, expected.exact],
  [0.1, expected.smoothing01],
])('with smoothing %d the curve is the optimum that a quadratic programme finds', (smoothing, values) => {
  const spline = depthSpline(expected.layers, smoothing)
  expected.depthsCm.forEach((depth, i) => expect(spline.at(depth)).toBeCloseTo(values[i], 8))
})

const anyLayers = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 15 }),
      thickness: fc.integer({ min: 1, max: 40 }),
      mean: fc.double({ min: 0, max: 50, noNaN: true }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((rows) => {
    let depth = 0
    return rows.map(({ gap, thickness, mean }): LayerMean => {
      const upperCm = depth + gap
      depth = upperCm + thickness
      return { upperCm, lowerCm: depth, mean }
    })
  })

test('the mean of every layer is kept', () => {
  fc.assert(
    fc.property(anyLayers, (layers) => {
      const spline = depthSpline(layers)
      for (const { upperCm, lowerCm, mean } of layers)
        expect(spline.mean(upperCm, lowerCm)).toBeCloseTo(mean, 8)
      expect(Math.max(...spline.residuals.map(Math.abs))).toBe(0)
    }),
  )
})

test('parts of a range add up to the whole, and the order of layers does not matter', () => {
  fc.assert(
    fc.property(anyLayers, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (layers, share) => {
      const spline = depthSpline([...layers].reverse())
      const [top, bottom] = [layers[0].upperCm, layers[layers.length - 1].lowerCm]
      const cut = top + share * (bottom - top)
      const parts = spline.mean(top, cut) * (cut - top) + spline.mean(cut, bottom) * (bottom - cut)
      expect(parts).toBeCloseTo(depthSpline(layers).mean(top, bottom) * (bottom - top), 7)
    }),
  )
})

test('much smoothing leaves one value, that of all layers alike', () => {
  const spline = depthSpline(expected.layers, 1e9)
  expect(spline.at(0)).toBeCloseTo(10.175, 4)
  expect(spline.at(80)).toBeCloseTo(10.175, 4)
  expect(spline.residuals[0]).toBeCloseTo(10.175 - 18, 4)
})

test('a curve that dips below zero says so', () => {
  const layers = [30, 0.2, 20].map((mean, i) => ({ upperCm: i * 10, lowerCm: i * 10 + 10, mean }))
  expect(depthSpline(layers).lowest).toBeLessThan(0)
  expect(depthSpline([layers[0]]).lowest).toBe(30)
})

test('it neither extrapolates nor takes layers that overlap', () => {
  const spline = depthSpline(expected.layers)
  expect(() => spline.at(81)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => spline.mean(0, 100)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => spline.mean(20, 10)).toThrow(expect.objectContaining({ code: 'inconsistent' }))
  const doubled = [...expected.layers, { upperCm: 5, lowerCm: 15, mean: 1 }]
  expect(() => depthSpline(doubled)).toThrow(expect.objectContaining({ code: 'inconsistent' }))
  expect(() => depthSpline([])).toThrow(expect.objectContaining({ code: 'missing' }))
})
