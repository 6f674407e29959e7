import { countRecords, remind } from '#lib/dashboard/index.server.ts'
import { forgetExpired } from '#lib/identity/index.server.ts'
import { visitor } from '#lib/platform/context.ts'
import type { Job } from '#lib/platform/jobs.server.ts'
import { forgetLimits } from '#lib/platform/limit.server.ts'
import type { App } from './app.server.ts'
import { self } from './self.ts'
import { sources } from './sources.server.ts'

/** Everything that runs by the clock or in the background, a line each. */
export const jobs = ({ config, database, contextFor }: App): Job[] => [
  {
    name: 'platform.forget_limits',
    cron: '17 * * * *',
    run: () => forgetLimits(database, new Date()),
  },
  {
    name: 'identity.forget_expired',
    cron: '23 3 * * *',
    run: () => forgetExpired(contextFor(visitor, 'en')),
  },
  {
    name: 'dashboard.count_records',
    cron: '*/10 * * * *',
    run: async () => void (await countRecords(contextFor(self, 'en'), sources)),
  },
  {
    name: 'dashboard.remind',
    cron: '40 5 * * 1',
    run: async () => void (await remind(contextFor(self, 'en'), config.originUrl)),
  },
]
