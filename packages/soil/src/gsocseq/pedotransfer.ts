import { SoilRefusal } from '../refusal.ts'
import type { Pools } from '../rothc/pools.ts'
import { regressions } from '../rothc/start.ts'

interface Line {
  readonly slope: number
  readonly intercept: number
}
type Scaling = Readonly<Record<'rpm' | 'bio' | 'hum', Line>>

const line = (slope: number, intercept: number): Line => ({ slope, intercept })
const crops = { rpm: line(0.9902, 0.4788), bio: line(1.09038, 0.04055), hum: line(0.9878, -0.3818) }
const trees = { rpm: line(1.7631, 0.4043), bio: line(0.9757, 0.0209), hum: line(0.8712, -0.2904) }
const grasses = { rpm: line(1.3837, 0.4692), bio: line(1.03401, 0.02531), hum: line(0.9316, -0.5243) }

/** FAO's corrections of Weihermüller's regressions, t C/ha, by class of land cover (GSOCseq scripts 11, v1.2). */
const scalings: Readonly<Record<number, Scaling>> = {
  2: crops,
  12: crops,
  13: crops,
  4: trees,
  3: grasses,
  5: grasses,
  6: grasses,
  8: grasses,
}

/**
 * The pools of a cell as FAO's scripts take them from its stock (t C/ha), clay (%) and land cover; DPM is the rest.
 *
 * @example
 * faoPools(50, 20, 2).hum.toFixed(1) // '37.5' t C/ha
 */
export function faoPools(stock: number, clay: number, landCover: number): Pools {
  const scaling = scalings[landCover]
  if (!scaling)
    throw new SoilRefusal('not-an-option', 'landCover', {
      value: landCover,
      options: Object.keys(scalings).join(', '),
    })
  const { iom, ...raw } = regressions(stock, clay)
  const of = (pool: keyof Scaling) => raw[pool] * scaling[pool].slope + scaling[pool].intercept
  const [rpm, bio, hum] = [of('rpm'), of('bio'), of('hum')]
  const dpm = stock - iom - rpm - bio - hum
  if (!(dpm >= 0 && hum >= 0))
    throw new SoilRefusal('outside-domain', 'stock', {
      reason: `${stock} t C/ha leaves ${dpm.toFixed(3)} for DPM`,
    })
  return { dpm, rpm, bio, hum, iom }
}
