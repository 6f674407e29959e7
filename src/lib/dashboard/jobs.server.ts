import type { Context } from '#lib/platform/context.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { Works } from '#lib/platform/jobs.server.ts'
import { countingJob, countRecords, followRecords } from './counting/actions.server.ts'
import { remind } from './reminders/actions.server.ts'

export const dashboardJobs = (
  context: Context,
  { counts, config }: Pick<Instance, 'counts' | 'config'>,
): Works => ({
  jobs: [
    { name: 'dashboard.follow_records', cron: '* * * * *', run: () => followRecords(context, counts) },
    {
      name: countingJob,
      // Counts are of years and of the twelve months before today: they may change without an event.
      cron: '5 0 * * *',
      async run({ names }) {
        const due = counts.filter(({ name }) => !Array.isArray(names) || names.includes(name))
        await countRecords(context, due)
      },
    },
    {
      name: 'dashboard.remind',
      cron: '40 5 * * 1',
      run: async () => void (await remind(context, config.originUrl)),
    },
  ],
})
