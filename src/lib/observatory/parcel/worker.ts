import { soilEngine, type SoilEngine } from '#soil'
import { workOn, type Piece, type Worked } from './piece.ts'

/** What a worker is told: first its kernel, then one piece after the other. */
export type Order = { kernel: WebAssembly.Module | 'none' } | { piece: Piece }
/** What it answers: that it is there, then to every piece. */
export type Report = { ready: SoilEngine['by'] } | { worked: Worked } | { problem: string }

let engine: Promise<SoilEngine> = soilEngine({ kernel: 'none' })

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  if ('kernel' in data) {
    engine = soilEngine({ kernel: data.kernel })
    self.postMessage({ ready: (await engine).by } satisfies Report)
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
