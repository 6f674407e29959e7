import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { forgetExpired } from './actions.server.ts'
import { accountCommands } from './commands.server.ts'
import { personalData } from './personal.server.ts'
import { identityQueue } from './queue.server.ts'
import { identityRules } from './rules.ts'

export const identitySlice: Slice<TranslatedKind> = {
  name: 'identity',
  rules: identityRules,
  commands: accountCommands,
  jobs: (context) => ({
    jobs: [{ name: 'identity.forget_expired', cron: '23 3 * * *', run: () => forgetExpired(context) }],
  }),
  personal: personalData,
  constraints: {
    role_request_open_once: ['conflict', 'identity_request_open'],
    person_mail_once: ['conflict', 'identity_mail_taken'],
    role_grant_days: ['invalid', 'identity_day_before_start'],
  },
  queue: identityQueue,
  tools: [
    {
      href: '/profile',
      name: 'identity_tool_profile',
      text: 'identity_tool_profile_text',
      rule: identityRules.identity_edit_profile,
    },
    {
      href: '/people',
      name: 'identity_tool_people',
      text: 'identity_tool_people_text',
      rule: identityRules.identity_see_people,
    },
  ],
}
