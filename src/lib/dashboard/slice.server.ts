import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { dashboardCommands } from './commands.server.ts'
import { loadDashboardContent } from './content.server.ts'
import { definitionTextKind } from './definitions/text-kind.server.ts'
import { dashboardFacts } from './facts.server.ts'
import { dashboardJobs } from './jobs.server.ts'
import { dashboardNames } from './names.server.ts'
import { dashboardOperations } from './operations.server.ts'
import { personalData } from './personal.server.ts'
import { dashboardQueue } from './queue.server.ts'
import { dashboardRules } from './rules.ts'
import { dashboardSearch } from './search.server.ts'
import { dashboardTools } from './tools.ts'

export const dashboardSlice: Slice<TranslatedKind> = {
  name: 'dashboard',
  rules: dashboardRules,
  operations: dashboardOperations,
  commands: dashboardCommands,
  jobs: dashboardJobs,
  names: dashboardNames,
  texts: [definitionTextKind],
  personal: personalData,
  constraints: {
    site_origin_once: ['conflict', 'platform_already_there'],
    indicator_code_once: ['conflict', 'platform_already_there'],
    observation_corrected_once: ['conflict', 'dashboard_already_corrected'],
    observation_value_or_reason: ['invalid', 'dashboard_value_or_reason'],
    definition_version_once: ['conflict', 'dashboard_already_proposed'],
    observation_part_whole: ['invalid', 'platform_invalid'],
    observation_within_bounds: ['invalid', 'dashboard_value_outside_bounds'],
  },
  publicVerbs: [
    'dashboard.indicator_defined',
    'dashboard.definition_proposed',
    'dashboard.definition_signed',
    'dashboard.observed',
    'dashboard.observation_checked',
    'dashboard.observation_withdrawn',
  ],
  queue: dashboardQueue,
  tools: dashboardTools,
  search: dashboardSearch,
  pages: [{ path: '/dashboard', title: 'dashboard_title', text: 'dashboard_lead' }],
  navigation: [{ label: 'dashboard_nav', path: '/dashboard' }],
  facts: dashboardFacts,
  cacheable: ['/(public)/dashboard/*', '/(public)/indicators/*', '/(public)/embed/*'],
  uploads: [{ path: '/dashboard/import', bytes: 16 * 2 ** 20 }],
  content: loadDashboardContent,
}
