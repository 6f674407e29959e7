import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import {
  countries,
  countriesIn,
  countryOf,
  initiativeRegionOf,
  initiativeRegions,
  regions,
  regionsOf,
} from './countries.ts'
import { locales } from './text/localised.ts'

const duplicates = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index)

test('the 249 countries and territories of ISO 3166-1 are there, each code once and in its form', () => {
  expect(countries).toHaveLength(249)
  for (const [part, form] of [
    ['code', /^[A-Z]{2}$/],
    ['alpha3', /^[A-Z]{3}$/],
    ['numeric', /^\d{3}$/],
  ] as const) {
    const values = countries.map((country) => country[part])
    expect(values.filter((value) => !form.test(value))).toEqual([])
    expect(duplicates(values)).toEqual([])
  }
  expect(countries.map(({ code }) => code)).toEqual(countries.map(({ code }) => code).toSorted())
})

test.each(locales)('every country has a name of its own in %s', (locale) => {
  const names = countries.map(({ name }) => name[locale])
  expect(names.filter((name) => name.length < 4 || name !== name.trim() || name.includes("'"))).toEqual([])
  expect(duplicates(names)).toEqual([])
})

test.each([
  ['FR', 'FRA', '250', 'France', 'France', 'Francia'],
  ['SN', 'SEN', '686', 'Senegal', 'Sénégal', 'Senegal'],
  ['CI', 'CIV', '384', 'Côte d’Ivoire', 'Côte d’Ivoire', 'Côte d’Ivoire'],
  ['NA', 'NAM', '516', 'Namibia', 'Namibie', 'Namibia'],
  ['TR', 'TUR', '792', 'Türkiye', 'Türkiye', 'Türkiye'],
  ['SZ', 'SWZ', '748', 'Eswatini', 'Eswatini', 'Eswatini'],
])('%s, %s and %s are one country, in three languages', (code, alpha3, numeric, en, fr, es) => {
  const country = countryOf(code)
  expect(country).toMatchObject({ code, alpha3, numeric, name: { en, fr, es } })
  expect(countryOf(alpha3.toLowerCase())).toBe(country)
  expect(countryOf(numeric)).toBe(country)
})

test('a number that lost its zeros is found; what is no code of a country is not', () => {
  expect(countryOf('4')?.code).toBe('AF')
  expect(countryOf(' 76 ')?.code).toBe('BR')
  for (const code of ['', 'XX', 'EU', 'UK', '001', '0004', 'France']) expect(countryOf(code), code).toBeNull()
})

test('every country that the atlas draws with a number is known by it', () => {
  const atlas = createRequire(import.meta.url)('world-atlas/countries-110m.json') as {
    objects: { countries: { geometries: { id?: string }[] } }
  }
  const ids = atlas.objects.countries.geometries.flatMap(({ id }) => id ?? [])
  expect(ids.length).toBeGreaterThan(170)
  expect(ids.filter((id) => !countryOf(id))).toEqual([])
})

test('every country lies in a region, and every region in the world', () => {
  expect(duplicates(regions.map(({ code }) => code))).toEqual([])
  const strays = [...countries, ...regions.map(({ code }) => ({ code, region: code }))].filter(
    (place) => regionsOf(place).at(-1)?.code !== '001',
  )
  expect(strays).toEqual([])
  expect(regionsOf(countryOf('KE')!).map(({ name }) => name.en)).toEqual([
    'Eastern Africa',
    'Sub-Saharan Africa',
    'Africa',
    'World',
  ])
})

test.each([
  ['001', 249],
  ['002', 60],
  ['019', 57],
  ['142', 51],
  ['150', 51],
  ['009', 29],
  ['202', 53],
  ['419', 52],
  ['145', 18],
])('region %s holds %i countries and territories', (code, count) => {
  expect(countriesIn(code)).toHaveLength(count)
})

test('each country lies in one region of the Initiative; Antarctica in none', () => {
  expect(initiativeRegions).toHaveLength(5)
  expect(countries.filter((country) => !initiativeRegionOf(country)).map(({ code }) => code)).toEqual(['AQ'])
  const keyOf = (code: string) => initiativeRegionOf(countryOf(code)!)?.key
  expect(['SN', 'EG', 'JO', 'GE', 'CY', 'BR', 'CA', 'BT', 'FJ', 'FI'].map(keyOf)).toEqual([
    'africa_middle_east',
    'africa_middle_east',
    'africa_middle_east',
    'asia',
    'europe',
    'americas',
    'americas',
    'asia',
    'oceania',
    'europe',
  ])
})
