import { SoilRefusal, requireNumber } from '../refusal.ts'
import { inertCarbon } from './inert.ts'
import type { Pools } from './pools.ts'

/**
 * The pools of a topsoil from its stock (t C/ha) and clay (%), without a spin-up. DPM is what remains.
 *
 *     RPM = (0.184 SOC + 0.1555)(clay + 1.275)^−0.1158
 *     HUM = (0.7148 SOC + 0.5069)(clay + 0.3421)^0.0184
 *     BIO = (0.014 SOC + 0.0075)(clay + 8.8473)^0.0567
 *
 * Weihermüller et al. 2013, doi:10.1111/ejss.12036, fitted to equilibrium runs of arable soils.
 *
 * @throws SoilRefusal `outside-domain` where the functions leave less than nothing for DPM (small stocks)
 *
 * @example
 * startPools(40, 20).hum.toFixed(1) // '30.8' t C/ha
 */
export function startPools(stock: number, clay: number): Pools {
  const { rpm, bio, hum, iom } = regressions(stock, clay)
  const dpm = stock - iom - rpm - hum - bio
  if (dpm < 0)
    throw new SoilRefusal('outside-domain', 'stock', {
      reason: `${stock} t C/ha leaves ${dpm.toFixed(3)} for DPM`,
    })
  return { dpm, rpm, bio, hum, iom }
}

/** The pools that the regressions give, and Falloon's inert pool, t C/ha. */
export function regressions(stock: number, clay: number): Omit<Pools, 'dpm'> {
  requireNumber('stock', stock, { min: 0 })
  requireNumber('clay', clay, { min: 0, max: 100 })
  return {
    rpm: (0.184 * stock + 0.1555) * (clay + 1.275) ** -0.1158,
    bio: (0.014 * stock + 0.0075) * (clay + 8.8473) ** 0.0567,
    hum: (0.7148 * stock + 0.5069) * (clay + 0.3421) ** 0.0184,
    iom: inertCarbon(stock),
  }
}
