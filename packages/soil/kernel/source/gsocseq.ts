/** FAO's protocol for a tile: spin-up to a stock, warm-up through real years, and the forward run. */
import * as tile from './tile'
import { refuse } from './check'
import { settle } from './cycle'
import { expm1 } from './exponential'
import {
  celsius,
  modifiersF32,
  moisturePhase,
  pair,
  poolPhase,
  temperaturePhase,
  weatherPhase,
} from './months'
import { keepYear, repeat } from './repeat'
import { inertOfStock } from './soil'
import { modifier } from './temperature'
import { active, compose, decayFactors, fixedPoint } from './year'

const twelfth: f64 = 1 / 12
const pools = memory.data(64, 16)

/** Miami's production, g/m², of a yearly mean temperature and sum of rain. */
function miami(temperature: v128, rain: v128): v128 {
  const wet = f64x2.mul(f64x2.splat(-3000), expm1(f64x2.mul(rain, f64x2.splat(-0.000664))))
  const cool = expm1(f64x2.sub(f64x2.splat(1.315), f64x2.mul(temperature, f64x2.splat(0.119))))
  return f64x2.pmin(wet, f64x2.div(f64x2.splat(3000), f64x2.add(f64x2.splat(2), cool)))
}

/** Twelve equal inputs of a pair: `amount` t C/ha/year, split by the DPM share. */
function feed(lane: usize, amount: v128): void {
  const share = v128.load(tile.dpmShare + lane)
  const monthly = f64x2.mul(amount, f64x2.splat(twelfth))
  v128.store(tile.input + lane, f64x2.mul(share, monthly))
  v128.store(tile.input + lane, f64x2.mul(f64x2.sub(f64x2.splat(1), share), monthly), 512)
  v128.store(tile.input + lane, f64x2.splat(0), 1024)
}

/** The equilibrium under the weather at `weather` whose input holds the stock; nothing is iterated but the moisture. */
export function gsocseqSpinUp(): void {
  inertOfStock()
  weatherPhase<f64>(tile.weather, 12, 1, false)
  keepYear()
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    settle(lane)
    feed(lane, f64x2.splat(1))
    const sum = decayFactors(lane)
    compose(tile.map, lane, 0)
    fixedPoint(pools, sum, lane)
    const inert = v128.load(tile.inert + lane)
    const stock = v128.load(tile.stock + lane)
    refuse(lane, f64x2.le(stock, inert))
    const held = f64x2.div(f64x2.sub(stock, inert), active(pools))
    v128.store(tile.held + lane, held)
    for (let pool: usize = 0; pool < 4; pool++)
      v128.store(tile.dpm + pool * tile.row + lane, f64x2.mul(held, v128.load(pools + pool * 16)))
    const given = v128.load(tile.production + lane)
    const worked = takeMonths<f64>(tile.weather, lane, false)
    const product = v128.bitselect(given, worked, f64x2.ge(given, f64x2.splat(0)))
    v128.store(tile.production + lane, f64x2.mul(v128.load(tile.growth + lane), product))
  }
  // The spin-up's months are no part of the warm-up's means.
  memory.fill(tile.mean, 0, 24 * tile.row)
  memory.fill(tile.total, 0, tile.row)
}

/** Miami's production of the year at `from`, whose months go into the means and leave their gain. */
function takeMonths<C extends number>(from: usize, lane: usize, onTenths: bool): v128 {
  const line = sizeof<C>() * 64
  let temperatures = f64x2.splat(0)
  let rains = f64x2.splat(0)
  let to = tile.mean + lane
  let left = tile.gain + lane
  for (let at = from; at < from + 36 * line; at += 3 * line) {
    const temperature = celsius<C>(at, lane, onTenths)
    const rain = pair<C>(at + line, lane)
    const gain = f64x2.sub(rain, pair<C>(at + 2 * line, lane))
    temperatures = f64x2.add(temperatures, temperature)
    rains = f64x2.add(rains, rain)
    v128.store(to, f64x2.add(v128.load(to), temperature))
    v128.store(to, f64x2.add(v128.load(to, 512), gain), 512)
    v128.store(left, gain)
    to += 2 * tile.row
    left += tile.row
  }
  return miami(f64x2.div(temperatures, f64x2.splat(12)), rains)
}

/** The year's weather goes into the means, its production into the input. */
function takeYear<C extends number>(from: usize, year: usize, onTenths: bool): void {
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    const base = v128.load(tile.production + lane)
    refuse(lane, f64x2.le(base, f64x2.splat(0)))
    const growth = v128.load(tile.yearlyGrowth + year * tile.row + lane)
    const grown = f64x2.mul(growth, takeMonths<C>(from, lane, onTenths))
    const input = f64x2.div(f64x2.mul(v128.load(tile.held + lane), grown), base)
    v128.store(tile.dpmShare + lane, v128.load(tile.yearlyShare + year * tile.row + lane))
    v128.store(tile.yearlyInput + year * tile.row + lane, input)
    v128.store(tile.total + lane, f64x2.add(v128.load(tile.total + lane), input))
    feed(lane, input)
  }
}

export function warmUp<C extends number>(years: usize, onTenths: bool): void {
  for (let year: usize = 0; year < years; year++) {
    const from = tile.weather + year * 36 * 64 * sizeof<C>()
    takeYear<C>(from, year, onTenths)
    temperaturePhase<C>(from, 12, onTenths)
    moisturePhase(12)
    poolPhase(12, 0, year)
  }
}

export function warmUpFast(years: usize, onTenths: bool): void {
  for (let year: usize = 0; year < years; year++) {
    const from = tile.weather + year * 36 * 256
    takeYear<f32>(from, year, onTenths)
    modifiersF32(from, 12, 1)
    poolPhase(12, 0, year)
  }
}

/** The mean of so many years to a·c/12 and gain. */
function meanPhase(years: f64): void {
  const count = f64x2.splat(years)
  for (let month: usize = 0; month < 12; month++)
    for (let lane: usize = 0; lane < tile.row; lane += 16) {
      const from = tile.mean + 2 * month * tile.row + lane
      const to = month * tile.row + lane
      const a = modifier(f64x2.div(v128.load(from), count))
      v128.store(tile.factor + to, f64x2.mul(a, v128.load(tile.twelfth + to)))
      v128.store(tile.gain + to, f64x2.div(v128.load(from, 512), count))
    }
}

/** The forward run under the mean of `warm` years, or the spin-up's weather where there were none. */
export function forwardBegin(warm: i32): void {
  if (warm > 0) meanPhase(f64(warm))
  else weatherPhase<f64>(tile.weather, 12, 1, false)
  keepYear()
  memory.fill(tile.unit, 0, 4 * tile.row)
  for (let lane: usize = 0; lane < tile.row; lane += 16) {
    const total = v128.load(tile.total + lane)
    const usual = warm > 0 ? f64x2.div(total, f64x2.splat(f64(warm))) : v128.load(tile.held + lane)
    v128.store(tile.usual + lane, usual)
    feed(lane, f64x2.splat(1))
  }
}

/** Years of business as usual, and of the response to 1 t C/ha/year: any scenario of the input follows from the two. */
export function forward(years: usize): void {
  repeat(years, 0, true)
}
