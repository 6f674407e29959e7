import { forgetChanges } from './changes.server.ts'
import { platformCommands } from './commands.server.ts'
import { forgetLimits } from './limit.server.ts'
import { forgetLinks } from './mail.server.ts'
import { platformRules } from './platform-rules.ts'
import { forgetKeys } from './once.server.ts'
import { personalData } from './personal.server.ts'
import { platformQueue } from './queue.server.ts'
import type { Slice } from './slice.ts'

export const platformSlice: Slice = {
  name: 'platform',
  rules: platformRules,
  commands: platformCommands,
  jobs: ({ now, write }, { database }) => ({
    jobs: [
      {
        name: 'platform.forget_limits',
        cron: '17 * * * *',
        run: () => forgetLimits(database, now()),
      },
      {
        name: 'platform.forget_links',
        cron: '29 * * * *',
        run: () => write((handle) => forgetLinks(handle, now())),
      },
      {
        name: 'platform.forget_keys',
        cron: '53 * * * *',
        run: () => write((handle) => forgetKeys(handle, now())),
      },
      {
        name: 'platform.forget_changes',
        cron: '41 * * * *',
        run: () => forgetChanges(database, now()),
      },
    ],
  }),
  personal: personalData,
  queue: platformQueue,
  tools: [
    {
      href: '/audit',
      name: 'platform_tool_audit',
      text: 'platform_tool_audit_text',
      rule: platformRules.platform_read_log,
    },
    {
      href: '/outbox',
      name: 'platform_tool_outbox',
      text: 'platform_tool_outbox_text',
      rule: platformRules.platform_read_outbox,
    },
  ],
  navigation: [{ label: 'platform_nav_api', path: '/api' }],
  cacheable: ['/', '/api', '/(public)/permissions'],
}
