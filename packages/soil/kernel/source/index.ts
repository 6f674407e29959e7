/** What the host may call. The tile's layout is exported beside it, so that it is written down once. */
export * from './tile'
export { requireRangeF32, requireRangeF64, requireTenthsF32, requireTenthsF64 } from './check'
export { prepareSoil } from './soil'
export { modifiersF32, moisturePhase, poolsThrough } from './months'
export { equilibrium, keepYear, repeat, solveKnown, spinUp } from './repeat'
export { forward, forwardBegin, gsocseqSpinUp, warmUpFast } from './gsocseq'
import { warmUp } from './gsocseq'
import { weatherPhase } from './months'
import { fillTemperature } from './temperature'

fillTemperature()

export function weatherF64(from: usize, count: usize, pan: f64, onTenths: bool): void {
  weatherPhase<f64>(from, count, pan, onTenths)
}

export function weatherF32(from: usize, count: usize, pan: f64, onTenths: bool): void {
  weatherPhase<f32>(from, count, pan, onTenths)
}

export function warmUpF64(years: usize, onTenths: bool): void {
  warmUp<f64>(years, onTenths)
}

export function warmUpF32(years: usize, onTenths: bool): void {
  warmUp<f32>(years, onTenths)
}
