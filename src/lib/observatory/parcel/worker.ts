import { soilEngine, type SoilEngine } from '#soil'
import { computeChunk, type Chunk, type ChunkResult } from './chunk.ts'

/** What a worker is told: first its kernel, then one chunk after the other. */
export type Order = { kernel: WebAssembly.Module | 'none' } | { chunk: Chunk }
/** What it answers: that it is there, then to every chunk. */
export type Report = { ready: SoilEngine['by'] } | { worked: ChunkResult } | { problem: string }

let engine: Promise<SoilEngine> = soilEngine({ kernel: 'none' })

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  if ('kernel' in data) {
    engine = soilEngine({ kernel: data.kernel })
    self.postMessage({ ready: (await engine).by } satisfies Report)
    return
  }
  try {
    const worked = computeChunk(await engine, data.chunk)
    const { start, usual, raised } = worked
    self.postMessage({ worked } satisfies Report, { transfer: [start.buffer, usual.buffer, raised.buffer] })
  } catch (error) {
    self.postMessage({ problem: String((error as Error)?.message ?? error) } satisfies Report)
  }
}
