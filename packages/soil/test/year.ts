import type { Month } from '../src/rothc/month.ts'

const temperature = [3.4, 3.6, 5.1, 7.3, 11, 13.9, 16, 16, 13.5, 10.2, 6.1, 4.6]
const rain = [74, 59, 62, 51, 52, 57, 34, 55, 58, 56, 75, 71]
const evaporation = [8, 10, 27, 49, 83, 99, 103, 91, 69, 34, 16, 8]

/** The printed year of the Hoosfield example (description 2.0.0, section 2.1): 1.696 t C/ha, bare August to November. */
export const hoosfieldYear: Month[] = temperature.map((celsius, i) => {
  const covered = i < 7 || i === 11
  return {
    temperature: celsius,
    rain: rain[i],
    evaporation: evaporation[i],
    plant: covered ? 0.212 : 0,
    cover: covered ? 1 : 0,
    ratio: 1.44,
  }
})

export const hoosfieldSite = { clay: 23.4, depth: 23, inert: 2.7 }

/** The same year with some of every month changed. */
export const changed = (change: Partial<Month>): Month[] =>
  hoosfieldYear.map((month) => ({ ...month, ...change }))
