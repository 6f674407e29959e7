import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { soilCommands } from './commands.server.ts'
import { observatoryNames } from './names.server.ts'
import { personalData } from './personal.server.ts'
import { observatoryQueue } from './queue.server.ts'
import { observatoryRules } from './rules.ts'
import { runJobs } from './runs/jobs.server.ts'
import { runOperations } from './runs/operations.server.ts'

export const observatorySlice: Slice<TranslatedKind> = {
  name: 'observatory',
  rules: observatoryRules,
  operations: runOperations,
  commands: soilCommands,
  jobs: runJobs,
  names: observatoryNames,
  personal: personalData,
  publicVerbs: ['observatory.run_published'],
  queue: observatoryQueue,
  tools: [
    {
      href: '/soil/studies/new',
      name: 'observatory_runs_order',
      text: 'observatory_runs_order_text',
      rule: observatoryRules.observatory_order_run,
    },
  ],
  pages: [
    { path: '/soil', title: 'observatory_soil_title', text: 'observatory_soil_lead' },
    { path: '/soil/parcel', title: 'observatory_parcel_title', text: 'observatory_parcel_lead' },
    { path: '/soil/site', title: 'observatory_site_title', text: 'observatory_site_lead' },
    { path: '/soil/studies', title: 'observatory_runs_title', text: 'observatory_runs_lead' },
  ],
  navigation: [{ label: 'observatory_nav', path: '/soil' }],
  // Not the studies: their progress writes no events.
  cacheable: ['/(public)/soil', '/(public)/soil/parcel', '/(public)/soil/site/*'],
  uploads: [{ path: '/soil/studies/inputs', bytes: 61 * 2 ** 20 }],
}
