import type { Provenance } from '../provenance.ts'
import { SoilRefusal } from '../refusal.ts'
import { rothcConstants } from '../rothc/constants.ts'
import { decayOf } from '../rothc/decay.ts'
import { inertCarbon } from '../rothc/inert.ts'
import type { Pools } from '../rothc/pools.ts'
import { active } from '../rothc/pools.ts'
import { temperatureModifier } from '../rothc/temperature.ts'
import type { GsocseqCell } from './cell.ts'
import { requireCell } from './cell.ts'
import { landCover } from './landcover.ts'

/** The temperature constants of SoilR 1.1, which the script calls; no cut at −5 °C. */
const soilR = { ...rothcConstants, temperature: { top: 47.9, scale: 106, shift: 18.3, frost: -18.3 } }

export interface AnalyticSpinUp {
  readonly provenance: Provenance
  readonly pools: Pools
  /** plant carbon that holds the stock, t C/ha/year */
  readonly input: number
}

/**
 * Labelled mode *reproduce FAO*: the analytic spin-up of GSOCseq script 11, version 1.2 (Dechow et al. 2019), with
 * what it does on purpose (one mean rate for the year, continuous input) and by mistake: December's cover sets the
 * moisture range of all months, January's is never read, the deficit restarts every year.
 * Only for comparing with FAO's maps; `runGsocseq` with its defaults has the honest answer.
 *
 *     DPM = i_D/(10 ξ);  RPM = i_R/(0.3 ξ);  BIO = β F/(0.66 ξ);  HUM = η F/(0.02 ξ);  F = ΣI/(1 − β − η)
 *
 * @example
 * const climate = Array(12).fill({ temperature: 10, rain: 60, evaporation: 50 })
 * const cell = { stock: 50, clay: 20, landCover: 2, cover: Array(12).fill(0.7), climate }
 * faoAnalyticSpinUp(cell).input.toFixed(2) // '3.92' t C/ha a year
 */
export function faoAnalyticSpinUp(cell: GsocseqCell): AnalyticSpinUp {
  requireCell(cell)
  const cover = landCover(cell.landCover)
  const b = scriptMoisture(cell)
  const xi =
    cell.climate.reduce((sum, { temperature }, i) => {
      if (temperature <= soilR.temperature.frost)
        throw new SoilRefusal('outside-domain', `climate[${i}].temperature`, {
          reason: `the script has no value at ${temperature} °C`,
        })
      return sum + temperatureModifier(temperature, soilR) * b[i] * cell.cover[i] * cover.rate
    }, 0) / 12
  const { toBio, toHum } = decayOf(cell.clay)
  const { rate } = rothcConstants
  const ratio = cell.ratio ?? cover.ratio!
  const flux = 1 / (1 - toBio - toHum)
  const unit = {
    dpm: ratio / (ratio + 1) / (rate.dpm * xi),
    rpm: 1 / (ratio + 1) / (rate.rpm * xi),
    bio: (toBio * flux) / (rate.bio * xi),
    hum: (toHum * flux) / (rate.hum * xi),
  }
  const iom = inertCarbon(cell.stock)
  const input = (cell.stock - iom) / active(unit)
  const { dpm, rpm, bio, hum } = unit
  return {
    provenance: {
      model: 'RothC-26.3, continuous form',
      edition: 'reproduce FAO: GSOCseq script 11, version 1.2',
      reference: 'FAO 2021, GSOCseq technical manual; Dechow et al. 2019',
      constants: soilR,
      options: { depth: 30, rate: 'yearly mean' },
    },
    pools: { dpm: dpm * input, rpm: rpm * input, bio: bio * input, hum: hum * input, iom },
    input,
  }
}

/** The script's moisture factor of 12 months, its slips included. */
function scriptMoisture({ clay, cover, climate }: GsocseqCell): number[] {
  const gain = climate.map(({ rain, evaporation }) => rain - evaporation)
  const most = (i: number) =>
    (-(20 + 1.3 * clay - 0.01 * clay * clay) * (30 / 23)) / (cover[i] > 0.8 ? 1.8 : 1)
  const deficits = [Math.min(0, gain[0])]
  for (let i = 1; i < 12; i++) deficits.push(Math.max(most(i), Math.min(0, deficits[i - 1] + gain[i])))
  const december = most(11)
  return deficits.map((deficit) =>
    deficit > 0.444 * december
      ? 1
      : Math.max(0.2, 0.2 + (0.8 * (december - deficit)) / (december - 0.444 * december)),
  )
}
