import { dayOf } from '#lib/platform/day.ts'
import type { Command } from '#lib/platform/command.ts'
import { firstLink } from './actions.server.ts'
import { people } from './list.server.ts'

/** Accounts from the command line, for the host of the platform. */
export const accountCommands: readonly Command[] = [
  {
    name: 'accounts',
    usage: 'accounts [WORDS…]',
    summary: 'Who has an account, with which roles today',
    async run({ read, now }, { args }) {
      const on = dayOf(now())
      const found = await people(read, { on, search: args.join(' '), limit: 1000 })
      const data = found.map(({ id, name, mail, roles }) => ({ id, name, mail, roles }))
      const lines = data.map(({ name, mail, roles }) => `${name} <${mail}>  ${roles.join(', ') || '–'}`)
      return { data, lines: lines.length ? lines : ['nobody'] }
    },
  },
  {
    name: 'accounts welcome',
    usage: 'accounts welcome',
    summary: 'A new one-time link for the first Secretariat account, as long as there is none',
    async run(context, _, { config }) {
      const path = await firstLink(context)
      const link = path && new URL(path, config.originUrl).href
      return { data: { link }, lines: [link ?? 'there is a Secretariat account already'], failed: !link }
    },
  },
]
