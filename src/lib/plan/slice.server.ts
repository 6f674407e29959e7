import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { planCommands } from './commands.server.ts'
import { loadPlanContent } from './content.server.ts'
import { planFacts } from './facts.server.ts'
import { planCounts } from './indicators.server.ts'
import { planNames } from './names.server.ts'
import { planOperations } from './operations.server.ts'
import { planQueue } from './queue.server.ts'
import { planRules } from './rules.ts'
import { planSearch } from './search/documents.server.ts'
import { planTextKinds } from './text-kinds.server.ts'

const alreadyThere = ['conflict', 'platform_already_there'] as const

export const planSlice: Slice<TranslatedKind> = {
  name: 'plan',
  rules: planRules,
  operations: planOperations,
  commands: planCommands,
  names: planNames,
  counts: planCounts,
  texts: planTextKinds,
  constraints: {
    version_once_an_edition: alreadyThere,
    activity_number_once: alreadyThere,
    decision_slug_once: alreadyThere,
    edition_code_once: alreadyThere,
    roadmap_year_once: alreadyThere,
    measure_low_to_high: ['invalid', 'plan_low_above_high'],
  },
  publicVerbs: [
    'plan.edition_loaded',
    'plan.edition_entered',
    'plan.wording_corrected',
    'plan.wording_restored',
    'plan.wording_imported',
    'plan.paper_taken',
    'plan.paper_undone',
    'plan.roadmap_loaded',
    'plan.progress_reported',
    'plan.adopted',
    'plan.rejected',
    'plan.deferred',
  ],
  queue: planQueue,
  tools: [
    {
      href: '/plan/import',
      name: 'plan_tool_import',
      text: 'plan_tool_import_text',
      rule: planRules.plan_import,
    },
    {
      href: '/plan/editions',
      name: 'plan_editions_enter',
      text: 'plan_editions_enter_text',
      rule: planRules.plan_enter_edition,
    },
    {
      href: '/plan/decisions/new',
      name: 'plan_enter_decision',
      text: 'plan_enter_decision_lead',
      rule: planRules.plan_enter_decision,
    },
    { href: '/plan/lint', name: 'plan_tool_lint', text: 'plan_tool_lint_text', rule: planRules.plan_import },
  ],
  search: planSearch,
  pages: [
    { path: '/plan', title: 'plan_title', text: 'plan_overview_lead' },
    { path: '/plan/facilities', title: 'plan_facilities', text: 'plan_facilities_lead' },
    { path: '/plan/decisions', title: 'plan_decisions', text: 'plan_decisions_lead' },
  ],
  navigation: [{ label: 'plan_nav', path: '/plan' }],
  facts: planFacts,
  cacheable: ['/(public)/plan/*'],
  uploads: [{ path: '/plan/import', bytes: 32 * 2 ** 20 }],
  content: loadPlanContent,
}
