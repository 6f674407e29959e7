import { expect, test } from 'vitest'
import { hoosfieldYear } from '../test/year.ts'
import { commonRemarks, inputRemarks, type ModelInputs } from './remarks.ts'

const weather = hoosfieldYear.map(({ temperature, rain, evaporation }) => ({
  temperature,
  rain,
  evaporation,
}))
const scaled = (name: 'temperature' | 'rain' | 'evaporation', of: (value: number) => number) =>
  weather.map((month) => ({ ...month, [name]: of(month[name]) }))
const said = (inputs: ModelInputs) =>
  inputRemarks(inputs).map(({ rule, data }) => `${rule} ${data.unit ?? ''}`.trim())

test('a year at Rothamsted and its soil are taken without a word', () => {
  const soil = { clay: 23.4, depth: 23, stock: 33.9, density: 1.3, organicCarbon: 1.13 }
  expect(inputRemarks({ weather, ...soil, input: 1.7, ratio: 1.44 })).toEqual([])
})

// A tropical mountain, a desert oasis, the taiga, a rain forest, a wet mountain coast: rare and real.
test.each<[string, number[], number[], number[]]>([
  [
    'Yakutsk',
    [-39, -34, -20, -5, 8, 16, 20, 15, 6, -8, -27, -38],
    [9, 8, 7, 9, 20, 35, 39, 37, 31, 18, 16, 10],
    [0, 1, 8, 30, 70, 95, 100, 70, 35, 10, 1, 0],
  ],
  [
    'Khartoum',
    [23, 25, 28, 32, 34, 34, 32, 31, 32, 32, 28, 24],
    [0, 0, 0, 0, 4, 5, 46, 75, 25, 5, 1, 0],
    [160, 170, 210, 220, 230, 220, 200, 180, 180, 190, 170, 160],
  ],
  ['Quibdó', Array(12).fill(26.5), Array(12).fill(660), Array(12).fill(95)],
])('%s is a climate', (_, temperatures, rains, evaporations) => {
  const year = temperatures.map((temperature, i) => ({
    temperature,
    rain: rains[i],
    evaporation: evaporations[i],
  }))
  expect(said({ weather: year })).toEqual([])
})

test.each<[string, ModelInputs, string]>([
  ['Fahrenheit', { weather: scaled('temperature', (t) => 1.8 * t + 32) }, 'mean_temperature °F'],
  ['tenths of a degree', { weather: scaled('temperature', (t) => 10 * t) }, 'mean_temperature 0.1 °C'],
  [
    '−9 for a missing summer month',
    { weather: weather.map((m, i) => (i === 6 ? { ...m, temperature: -9 } : m)) },
    'temperature_month',
  ],
  [
    'evaporation a day',
    { weather: scaled('evaporation', (e) => e / 30.4) },
    'evaporation_low mm/day / inches',
  ],
  [
    'evaporation in cm',
    { weather: scaled('evaporation', (e) => e / 10) },
    'evaporation_low mm/day / cm / inches',
  ],
  ['evaporation in tenths', { weather: scaled('evaporation', (e) => 10 * e) }, 'evaporation_high 0.1 mm'],
  ['rain in inches', { weather: scaled('rain', (r) => r / 25.4) }, 'rain_low mm/day / cm / inches'],
  ['rain in tenths', { weather: scaled('rain', (r) => 10 * r) }, 'rain_high 0.1 mm'],
  ['a fraction of clay', { clay: 0.234 }, 'clay_fraction'],
  ['a layer in mm', { depth: 230 }, 'depth mm'],
  ['a layer in inches', { depth: 9 }, 'depth inches'],
  ['peat', { stock: 600, depth: 23 }, 'organic_soil'],
  ['a stock in kg/ha', { stock: 50_000, depth: 30 }, 'organic_soil kg C/ha'],
  ['a stock in kg/m²', { stock: 3.4, depth: 23 }, 'stock_low kg C/m² / % of carbon'],
  ['a stock too large for its density', { stock: 300, depth: 30, density: 1.5 }, 'organic_soil'],
  ['an input in kg/ha', { input: 1696 }, 'carbon_input kg C/ha / g C/m²'],
  ['an input in g/m²', { input: 170 }, 'carbon_input g C/m²'],
  ['an input in kg/m²', { input: 0.17 }, 'carbon_input_low kg C/m²'],
  ['DPM in percent', { ratio: 59 }, 'input_ratio'],
])('%s is asked about', (_, inputs, expected) => {
  expect(said(inputs)[0]).toBe(expected)
})

test('stock and density are judged together, and with the carbon content', () => {
  expect(said({ stock: 150, depth: 30, density: 1.9 })).toEqual(['stock_density'])
  expect(said({ stock: 39, depth: 30, density: 1.3, organicCarbon: 10 })).toEqual(['stock_carbon'])
})

test('a remark says its figures in a sentence', () => {
  const [remark] = inputRemarks({ weather: scaled('temperature', (t) => 1.8 * t + 32) })
  expect(remark.data).toMatchObject({ mean: 48.6, unit: '°F' })
  expect(remark.message).toBe(
    "The year's mean temperature is 48.6 °C; no climate with soils lies outside -25 to 35 °C: perhaps they are in °F.",
  )
})

test('of many places a remark is made where it holds for half of them', () => {
  const places = [0.23, 0.41, 31].map((clay) => ({ clay }))
  expect(commonRemarks(places)).toMatchObject([{ rule: 'clay_fraction', places: 2, data: { percent: 23 } }])
  expect(commonRemarks([...places, { clay: 20 }, { clay: 40 }])).toEqual([])
  expect(commonRemarks([{ clay: 20 }, { clay: 40 }, ...places], 0)).toMatchObject([{ places: 2, first: 2 }])
})
