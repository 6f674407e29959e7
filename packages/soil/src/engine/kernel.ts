import { tileCells } from './weather.ts'

/** What the kernel's module offers; the layout of its memory comes with it (kernel/source/tile.ts). */
export interface KernelCalls {
  readonly memory: WebAssembly.Memory
  prepareSoil(): void
  weatherF64(from: number, months: number, pan: number, tenths: boolean): void
  weatherF32(from: number, months: number, pan: number, tenths: boolean): void
  modifiersF32(from: number, months: number, pan: number): void
  moisturePhase(months: number): void
  poolsThrough(factors: number, months: number, input: number, stride: number, year: number): void
  keepYear(): void
  equilibrium(stride: number): void
  solveKnown(stride: number): void
  repeat(years: number, stride: number, both: boolean): void
  spinUp(tolerance: number, years: number, stride: number): void
  gsocseqSpinUp(): void
  warmUpF64(years: number, tenths: boolean): void
  warmUpF32(years: number, tenths: boolean): void
  warmUpFast(years: number, tenths: boolean): void
  forwardBegin(warm: number): void
  forward(years: number): void
  requireRangeF64(at: number, rows: number, stride: number, min: number, max: number): void
  requireRangeF32(at: number, rows: number, stride: number, min: number, max: number): void
  requireTenthsF64(at: number, rows: number, stride: number): void
  requireTenthsF32(at: number, rows: number, stride: number): void
}

/** Regions of the kernel's memory that the host writes or reads. */
const regions = [
  ...['clay', 'stock', 'inert', 'minimum', 'oneBar', 'wilting', 'driest', 'bare', 'bareMonths', 'cover'],
  ...['dpm', 'rpm', 'bio', 'hum', 'deficit', 'production', 'held', 'usual', 'dpmShare', 'growth', 'factor'],
  ...['yearlyShare', 'yearlyGrowth', 'yearlyInput', 'refused', 'moistureYears', 'active', 'response'],
  ...['input', 'weather'],
] as const
type Region = (typeof regions)[number]

/** Bytes of a row: one f64 of each cell. */
export const rowBytes = 8 * tileCells
/** Years of one visit to a tile. */
export const visitYears = 20

/** One instance of the kernel with its own memory: one worker's, never shared. */
export interface Kernel {
  /** whether its multiply-adds are fused, so that its last bits depend on the processor */
  readonly relaxed: boolean
  readonly call: KernelCalls
  readonly at: Readonly<Record<Region, number>>
  /** a region's rows, from its first */
  readonly rows: (region: Region, count?: number) => Float64Array
  readonly f64: Float64Array
  readonly f32: Float32Array
  readonly i32: Int32Array
}

/**
 * Compiles the kernel: once, to be handed to every worker. Throws where it was not built, or cannot run here. The
 * `relaxed` one is a module of its own, which is loaded only when it is asked for.
 *
 * @example
 * const kernel = await compileKernel()
 * const engine = await soilEngine({ kernel })
 * engine.by // 'kernel'
 */
export async function compileKernel({ relaxed = false } = {}): Promise<WebAssembly.Module> {
  const loaded = relaxed ? import('./kernel-relaxed.wasm.ts') : import('./kernel.wasm.ts')
  const { kernelModule } = await loaded.catch(() => {
    throw new Error('it was not built (node packages/soil/kernel/build.mjs)')
  })
  const bytes = Uint8Array.from(atob(kernelModule), (char) => char.charCodeAt(0))
  if (relaxed && !WebAssembly.validate(bytes)) throw new Error('this engine has no relaxed SIMD')
  return WebAssembly.compile(bytes)
}

export async function startKernel(module: WebAssembly.Module): Promise<Kernel> {
  const { exports } = await WebAssembly.instantiate(module)
  const call = exports as unknown as KernelCalls
  const address = (name: string) => (exports[name] as WebAssembly.Global).value as number
  if (address('row') !== rowBytes || address('years') !== visitYears)
    throw new Error('The kernel was built for another layout of its tiles')
  // The memory never grows, so that no view of it is ever detached.
  const { buffer } = call.memory
  const at = Object.fromEntries(regions.map((name) => [name, address(name)])) as Record<Region, number>
  const f64 = new Float64Array(buffer)
  return {
    relaxed: 'relaxed' in exports,
    call,
    at,
    rows: (region, count = 1) => f64.subarray(at[region] / 8, at[region] / 8 + count * tileCells),
    f64,
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
  }
}
