import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { soilCommands } from './commands.server.ts'
import { observatoryNames } from './names.server.ts'
import { personalData } from './personal.server.ts'
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
  tools: [
    {
      href: '/soil/studies/new',
      name: 'observatory_runs_order',
      text: 'observatory_runs_order_text',
      rule: observatoryRules.observatory_order_run,
    },
  ],
  navigation: [{ label: 'observatory_nav', path: '/soil' }],
  // Not the studies: their progress writes no events.
  cacheable: ['/(public)/soil', '/(public)/soil/parcel', '/(public)/soil/site/*'],
  uploads: [{ path: '/soil/studies/inputs', bytes: 61 * 2 ** 20 }],
}
