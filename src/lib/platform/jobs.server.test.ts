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
  const elsewhere = { name: 'toy.elsewhere', long: { retries: 1 }, run: async () => {} }
  jobs = await openJobs(database, [work, elsewhere], () => {}, [work])
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

test('a job that another process will do is ordered within a transaction like any other', async () => {
  await database.write((write) => jobs.send(write, 'toy.elsewhere', { n: 3 }))
  const { rows } = await database.query(`select data from pgboss.job where name = 'toy.elsewhere'`)
  expect(rows).toEqual([{ data: { n: 3 } }])
})
