import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { OpenDatabase, Write } from './database.server.ts'
import type { Log } from './log.server.ts'

/** Work that a page should not wait for, or that comes round by the clock. */
export type Job = {
  name: string
  /** When it comes by itself, as a cron expression in UTC. */
  cron?: string
  run: (data: Record<string, unknown>) => Promise<void>
}

export type Jobs = {
  /** Ordered in the transaction of the action that wants it: no action, no job. */
  send: (write: Write, name: string, data: Record<string, unknown>) => Promise<void>
  close: () => Promise<void>
}

type Executor = { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> }

export async function openJobs(database: OpenDatabase, jobs: readonly Job[], log: Log): Promise<Jobs> {
  const db: Executor = { executeSql: (text, values) => database.query(text, values) }
  const boss = new PgBoss({ db: db as never })
  boss.on('error', (error) => log('error', 'job queue', { problem: String(error) }))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    if (job.cron) await boss.schedule(job.name, job.cron)
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, async (batch) => {
      for (const { id, data } of batch) {
        log('info', 'job', { name: job.name, id })
        await job.run((data ?? {}) as Record<string, unknown>)
      }
    })
  }
  return {
    async send(write, name, data) {
      const within: Executor = {
        executeSql: async (text, values = []) => write.executeQuery(CompiledQuery.raw(text, values)),
      }
      await boss.send(name, data, { db: within as never })
    },
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}
