import type { Slice } from '#lib/platform/slice.ts'
import { linkKinds } from './linked/link.ts'
import { personalData } from './personal.server.ts'
import { traitsQueue } from './queue.server.ts'
import { traitRules } from './rules.ts'
import { followSearch } from './searchable/actions.server.ts'
import { searchOperations } from './searchable/operations.server.ts'
import type { TranslatedKind } from './translated/translated.server.ts'

export const traitsSlice: Slice<TranslatedKind> = {
  name: 'traits',
  rules: traitRules,
  operations: searchOperations,
  jobs: (context, { search }) => ({
    jobs: [{ name: 'traits.follow_search', cron: '* * * * *', run: () => followSearch(context, search) }],
  }),
  links: linkKinds,
  personal: personalData,
  queue: traitsQueue,
  tools: [
    {
      href: '/translations',
      name: 'traits_tool_translations',
      text: 'traits_tool_translations_text',
      rule: traitRules.traits_translate,
    },
  ],
}
