import fc from 'fast-check'
import type { Month } from '../src/rothc/month.ts'
import type { RothcOptions } from '../src/rothc/options.ts'
import type { Site } from '../src/rothc/site.ts'
import type { State } from '../src/rothc/state.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Any month on Earth, with any input. */
export const anyMonth: fc.Arbitrary<Month> = fc.record({
  temperature: between(-40, 45),
  rain: between(0, 600),
  evaporation: between(0, 400),
  plant: between(0, 3),
  manure: between(0, 3),
  cover: fc.constantFrom(0 as const, 1 as const),
  ratio: fc.constantFrom(1.44, 0.67, 0.25),
  modern: between(80, 180),
})

export const anyYear = fc.array(anyMonth, { minLength: 12, maxLength: 12 })

/** A year in which something decays. */
export const thawedYear = anyYear.filter((year) => year.some(({ temperature }) => temperature > 0))

export const anySite: fc.Arbitrary<Site> = fc.record({
  clay: between(1, 59),
  silt: between(1, 40),
  depth: between(5, 100),
  inert: between(0, 20),
  density: between(0.8, 1.8),
  organicCarbon: between(0.2, 6),
})

export const anyOptions: fc.Arbitrary<Partial<RothcOptions>> = fc.record({
  moisture: fc.constantFrom('standard', 'hygroscopic', 'van-genuchten'),
  bareLimit: fc.constantFrom('standard', 'wilting-point'),
  minimumMoisture: fc.constantFrom(0.1, 0.15, 0.2),
  evaporation: fc.constantFrom('open-pan', 'potential'),
  radiocarbon: fc.boolean(),
})

/** Any soil at field capacity. */
export const anyState: fc.Arbitrary<State> = fc
  .record({
    dpm: between(0, 5),
    rpm: between(0, 40),
    bio: between(0, 10),
    hum: between(0, 150),
    iom: between(0, 20),
  })
  .map((pools) => ({ pools, deficit: 0, ages: { dpm: 0, rpm: 5, bio: 20, hum: 200 } }))
