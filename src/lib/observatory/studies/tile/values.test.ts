import { expect, test } from 'vitest'
import { packWeather } from '#soil'
import { Columns, WeatherRoom } from './columns.ts'
import { Places } from '../raster/places.ts'
import { lackingIn, markCells, takeOutside, valueIn, type Slice } from './values.ts'

const celsius = { kind: 'number', name: 'temperature', unit: '°C', min: -100, max: 60 } as const
const layer = { ...celsius, times: 'months', required: true } as const

test('cells of a finer grid find their place in a coarser one, and with some around', () => {
  const fine = { west: 10, north: 50, cellX: 0.25, cellY: 0.25, width: 8, height: 4, epsg: 4326 }
  const coarse = { ...fine, west: 9, north: 51, cellX: 0.5, cellY: 0.5, width: 20, height: 20 }
  const window = { column: 1, row: 1, width: 3, height: 2 }
  const { parts, place } = new Places(fine, window).in(coarse, 0)
  expect(parts).toEqual([{ column: 2, row: 2, width: 2, height: 2 }])
  expect([...place]).toEqual([0, 1, 1, 2, 3, 3])
  const around = new Places(fine, window).in(coarse, 1)
  expect(around.parts).toEqual([{ column: 1, row: 1, width: 4, height: 4 }])
  expect(around.place[0]).toBe(5)
})

test('a value that many cells share counts for each of them', () => {
  const slice: Slice = { values: Float32Array.of(10, 99, NaN), place: Int32Array.of(0, 1, 1, 2, 1) }
  const marks = takeOutside(layer, [slice], 5)
  expect([...marks!.cells]).toEqual([0, 1, 1, 0, 1])
  expect(marks!.value).toBe(99)
  expect([...slice.values]).toEqual([10, NaN, NaN])
  expect([...lackingIn([[{ values: new Float64Array(5) }], [slice]], 5)]).toEqual([-1, 1, 1, 1, 1])
  const marked = new Uint8Array(5)
  markCells(marked, Uint8Array.of(0, 1, 1), slice.place)
  expect([...marked]).toEqual([0, 1, 1, 1, 1])
})

test('weather is packed as the package packs it, whatever its slices share', () => {
  const place = Int32Array.from({ length: 200 }, (_, cell) => cell % 7)
  const months = [0, 1, 2].map((name) =>
    Array.from({ length: 12 }, (_, month): Slice => {
      const values = Float32Array.from({ length: 7 }, (_, at) => 100 * name + month + at / 8)
      return { values, place }
    }),
  )
  const [temperature, rain, evaporation] = months as [Slice[], Slice[], Slice[]]
  const values = new Map(Object.entries({ temperature, rain, evaporation }))
  const chosen = Int32Array.from({ length: 130 }, (_, i) => i + 3 + (i > 60 ? 5 : 0))
  const packed = new Columns(values, chosen, new WeatherRoom()).weather()
  const at = (slices: Slice[], cell: number, month: number) => valueIn(slices[month]!, chosen[cell]!)
  const expected = packWeather(
    130,
    12,
    (cell, month) => ({
      temperature: at(temperature, cell, month),
      rain: at(rain, cell, month),
      evaporation: at(evaporation, cell, month),
    }),
    { precision: 'f32' },
  )
  expect(packed).toEqual({ cells: 130, months: 12, values: expected.values })
})
