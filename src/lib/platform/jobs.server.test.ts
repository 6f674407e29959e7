import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { OpenDatabase } from './database.server.ts'
import { openJobs, type Jobs } from './jobs.server.ts'

let database: OpenDatabase
let jobs: Jobs
const done: unknown[] = []
let ring = () => {}

beforeAll(async () => {
  database = await testDatabase()
  const work = { name: 'toy.work', run: async (data: Record<string, unknown>) => (done.push(data.n), ring()) }
  jobs = await openJobs(database, [work], () => {})
})
afterAll(async () => {
  await jobs.close()
  await database.close()
})

test('a job is done if its transaction is, and not if it is not', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  ring = resolve
  await database
    .write(async (write) => {
      await jobs.send(write, 'toy.work', { n: 1 })
      throw new Error('changed my mind')
    })
    .catch(() => {})
  await database.write((write) => jobs.send(write, 'toy.work', { n: 2 }))
  await promise
  expect(done).toEqual([2])
})
