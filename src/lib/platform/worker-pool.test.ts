import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { AnyWork } from '../../../test/support/any-work.ts'
import { Gate } from './gate.server.ts'
import { WorkerPool } from './worker-pool.server.ts'

const bounds = { atOnce: 1, waiting: 1, waitMs: 60_000, patienceMs: 60_000, memoryMb: 64 }
const poolOf = (more: Partial<typeof bounds> = {}) =>
  new WorkerPool<AnyWork>('test/support/any-work.ts', { ...bounds, ...more })
const tooLarge = { code: 'invalid', text: 'platform_work_too_large' }
const echo = { do: 'echo', text: 'sol' } as const

describe('a pool of threads', () => {
  test('answers, refuses in the words of the work, and tells what nobody foresaw', async () => {
    const pool = poolOf()
    expect(await pool.run(echo)).toBe('sol')
    await expect(pool.run({ do: 'refuse' })).rejects.toMatchObject({
      ...{ code: 'invalid', text: 'platform_missing', data: { line: 3 } },
      fields: { file: 'platform_missing' },
    })
    await expect(pool.run({ do: 'fail' })).rejects.toThrow('never foreseen')
    expect(await pool.run(echo)).toBe('sol')
  })

  test.each([
    ['what never ends', { do: 'spin' } as const, { patienceMs: 2000 }],
    ['a heap without end', { do: 'heap' } as const, {}],
    ['buffers without end, which no limit of the heap knows', { do: 'buffers' } as const, {}],
  ])('ends %s, and answers the next', async (_, work, more) => {
    const pool = poolOf(more)
    await expect(pool.run(work)).rejects.toMatchObject(tooLarge)
    expect(await poolOf().run(echo)).toBe('sol')
    expect(await pool.run({ ...echo })).toBe('sol')
  })

  test('ends what swells in one step', async () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000))
    await expect(poolOf().run({ do: 'inflate', bomb })).rejects.toMatchObject(tooLarge)
  })

  test('a thread that ends by itself is no answer, and none that is used again', async () => {
    const pool = poolOf()
    await expect(pool.run({ do: 'end' })).rejects.toThrow('ended before it answered')
    expect(await pool.run(echo)).toBe('sol')
  })

  test('lets a few wait and tells the others to come back', async () => {
    const pool = poolOf()
    const first = pool.run({ do: 'wait', ms: 500 })
    const second = pool.run(echo)
    await expect(pool.run(echo)).rejects.toMatchObject({ code: 'unavailable', status: 503 })
    expect(await Promise.all([first, second])).toEqual(['waited', 'sol'])
    expect(await pool.run(echo)).toBe('sol')
  })
})

describe('a gate', () => {
  test('hands its places on in order, also after what failed', async () => {
    const gate = new Gate({ atOnce: 2, waiting: 10, waitMs: 60_000 })
    const done: number[] = []
    let [inside, most] = [0, 0]
    const work = (number: number) => async () => {
      most = Math.max(most, ++inside)
      await new Promise((resolve) => setTimeout(resolve, 5))
      inside -= 1
      done.push(number)
      if (number === 1) throw new Error('failed')
    }
    await Promise.allSettled([0, 1, 2, 3, 4, 5].map((number) => gate.pass(work(number))))
    expect(most).toBe(2)
    expect(done).toEqual([0, 1, 2, 3, 4, 5])
    expect(gate.waiting).toBe(0)
  })

  test('nobody stands in line for longer than was said', async () => {
    const gate = new Gate({ atOnce: 1, waiting: 1, waitMs: 5 })
    let release = () => {}
    const first = gate.pass(() => new Promise<void>((resolve) => (release = resolve)))
    await expect(gate.pass(async () => {})).rejects.toMatchObject({ text: 'platform_busy' })
    expect(gate.waiting).toBe(0)
    release()
    await first
    await gate.pass(async () => {})
  })
})
