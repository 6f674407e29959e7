// A thread of a WorkerPool that does what it is told, sound or not.
import { inflateSync } from 'node:zlib'
import { answering } from '#lib/platform/answering.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'

export type AnyWork =
  | { do: 'echo'; text: string }
  | { do: 'wait'; ms: number }
  | { do: 'refuse' | 'fail' | 'spin' | 'heap' | 'buffers' | 'end' }
  | { do: 'inflate'; bomb: Uint8Array }

const held: unknown[] = []

answering(async (work: AnyWork) => {
  switch (work.do) {
    case 'echo':
      return work.text
    case 'wait':
      return new Promise<string>((resolve) => setTimeout(() => resolve('waited'), work.ms))
    case 'refuse':
      throw new Refusal('invalid', 'platform_missing', { line: 3 }, { file: 'platform_missing' })
    case 'fail':
      throw new Error('never foreseen')
    case 'end':
      process.exit(0)
    // eslint-disable-next-line no-fallthrough -- the process has ended
    case 'spin':
      for (;;) held.length = 0
    case 'heap':
      for (;;) held.push(Array.from({ length: 1000 }, (_, i) => ({ i })))
    case 'buffers':
      for (;;) held.push(new Uint8Array(2 ** 20).fill(1))
    case 'inflate':
      return inflateSync(work.bomb).byteLength
  }
})
