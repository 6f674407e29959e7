import { isDeepStrictEqual } from 'node:util'
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { OpenDatabase, Write } from './database.server.ts'
import type { Log } from './log.server.ts'
import { inWords } from './trouble.ts'

type Data = Record<string, unknown>

/** Work that a page should not wait for, or that comes round by the clock. */
export type Job = {
  name: string
  /** When it comes by itself, as a cron expression in UTC. */
  cron?: string
  /** Work that may take hours. */
  long?: {
    /** How often it is begun again after a failure, or after its process was lost. */
    retries: number
    /** The job that hears of it once that was often enough. */
    givenUp?: string
  }
  /** Once `signal` says so the process is about to end: what is left goes to another one. */
  run: (data: Data, signal: AbortSignal) => Promise<void>
}

/** The jobs of a slice, and how they end: first nothing new is begun, then what is at hand is closed. */
export type Works = { jobs: readonly Job[]; stop?: () => void; close?: () => Promise<void> }

/** Orders a job in the transaction of the action that wants it: no action, no job. */
export type Send = (
  write: Write,
  name: string,
  data: Data | readonly Data[],
  /** Of jobs that wait, those with a higher number are taken first. */
  options?: { priority?: number; afterSeconds?: number },
) => Promise<void>

export type Jobs = {
  send: Send
  /** Whether the queue has a place for every job, so that what is ordered is done. */
  isReady: () => Promise<boolean>
  close: () => Promise<void>
}

type Executor = { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

/** A process that was not heard of for so long is lost; its long work is given to another one. */
const heartbeatSeconds = 10
const lookSeconds = 5
const pollSeconds = 2
/** Long work comes in many chunks, so workers should not idle between two of them. */
const pollSecondsLong = 0.5
/** What is out of order for an hour should not end work that took days. */
const longestPauseSeconds = 300
/** Work may wait for long behind longer work. */
const retentionSeconds = 180 * 24 * 3600
/** To come to an end of what is at hand. */
const patienceMs = 15_000

const queueOf = ({ long }: Job) =>
  long && {
    heartbeatSeconds,
    expireInSeconds: 24 * 3600 - 1,
    retryLimit: long.retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: longestPauseSeconds,
    retentionSeconds,
    ...(long.givenUp && { deadLetter: long.givenUp }),
  }

/** All `jobs` can be ordered here; those of `works` are done here too, the others elsewhere. */
export async function openJobs(
  database: OpenDatabase,
  jobs: readonly Job[],
  log: Log,
  works = jobs,
): Promise<Jobs> {
  const db: Executor = { executeSql: (text, values) => database.query(text, values) }
  const boss = new PgBoss({
    db: db as never,
    superviseIntervalSeconds: lookSeconds,
    monitorIntervalSeconds: lookSeconds,
    // A process that does nothing need not look after the others either.
    ...(!works.length && { supervise: false, schedule: false }),
  })
  boss.on('error', (error) => log('error', 'job queue', { problem: inWords(error) }))
  await boss.start()
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  // Queues that hear of the failures of others have to be there first.
  for (const job of jobs.toSorted((a, b) => Number(Boolean(a.long)) - Number(Boolean(b.long))))
    await keepQueue(boss, job, known.get(job.name))
  for (const job of works) await workOn(boss, job, log)
  return {
    async send(write, name, data, { priority, afterSeconds } = {}) {
      const within: Executor = {
        executeSql: async (text, values = []) => write.executeQuery(CompiledQuery.raw(text, values)),
      }
      const all = Array.isArray(data) ? (data as readonly Data[]) : [data as Data]
      if (all.length)
        await boss.insert(
          name,
          all.map((one) => ({
            data: one,
            ...(priority !== undefined && { priority }),
            ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
          })),
          { db: within as never },
        )
    },
    async isReady() {
      const names = new Set((await boss.getQueues()).map(({ name }) => name))
      return jobs.every(({ name }) => names.has(name))
    },
    close: () => boss.stop({ graceful: true, timeout: patienceMs }),
  }
}

/** A queue that is there already takes over what has changed since. */
async function keepQueue(boss: PgBoss, job: Job, known: object | undefined) {
  const options = queueOf(job)
  if (known && isDeepStrictEqual({ ...known, ...options }, known)) return
  if (!known) await boss.createQueue(job.name, options)
  else if (options) await boss.updateQueue(job.name, options)
  // The library reads a changed queue before it next sends to it. Let it do so here: within a transaction, the embedded
  // database would wait for itself.
  await boss.insert(job.name, [])
}

async function workOn(boss: PgBoss, job: Job, log: Log) {
  if (job.cron) await boss.schedule(job.name, job.cron)
  const pollingIntervalSeconds = job.long ? pollSecondsLong : pollSeconds
  await boss.work(job.name, { pollingIntervalSeconds }, async (batch) => {
    for (const { id, data, signal } of batch) {
      log('info', 'job', { name: job.name, id })
      try {
        await job.run((data ?? {}) as Data, signal)
      } catch (error) {
        log('error', 'job', { name: job.name, id, problem: inWords(error), stack: (error as Error).stack })
        throw error
      }
    }
  })
}
