// A thread of the runner: makes the tiles it is told to make.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#lib/platform/refusal.ts'
import { tileMaker, type Task } from './tile.server.ts'
import type { FinishedTile } from './tile-file.server.ts'

export type Order = { tile: number }
export type Delivery =
  | { tile: number; finished: FinishedTile }
  | { tile: number; refused: Pick<Refusal, 'code' | 'text' | 'data'> }
  | { tile: number; failed: string }

const port = parentPort!
const maker = tileMaker(workerData as Task)
// Told to the runner by the first tile.
maker.catch(() => {})

port.on('message', async ({ tile }: Order) => {
  try {
    const finished = await (await maker).make(tile)
    port.postMessage({ tile, finished } satisfies Delivery)
  } catch (error) {
    port.postMessage(
      error instanceof Refusal
        ? ({ tile, refused: { code: error.code, text: error.text, data: error.data } } satisfies Delivery)
        : ({ tile, failed: (error as Error).stack ?? String(error) } satisfies Delivery),
    )
  }
})
