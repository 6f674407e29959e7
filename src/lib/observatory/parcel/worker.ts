import { soilEngine, type SoilEngine } from '#soil'
import { workOn, type Piece, type Worked } from './piece.ts'

/** What a worker is told: first its kernel, then one piece after the other. */
export type Order = { kernel: WebAssembly.Module | 'none' } | { piece: Piece }
/** What it answers to a piece. */
export type Report = { worked: Worked } | { problem: string }

let engine: Promise<SoilEngine> = soilEngine({ kernel: 'none' })

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  if ('kernel' in data) {
    engine = soilEngine({ kernel: data.kernel })
    return
  }
  try {
    const worked = workOn(await engine, data.piece)
    const { start, usual, raised } = worked
    self.postMessage({ worked } satisfies Report, { transfer: [start.buffer, usual.buffer, raised.buffer] })
  } catch (error) {
    self.postMessage({ problem: String((error as Error)?.message ?? error) } satisfies Report)
  }
}
