import { people } from '#lib/identity/index.server.ts'
import type { Command } from './commands.server.ts'

/** Accounts from the command line, for whoever hosts the platform. */
export const accountCommands: readonly Command[] = [
  {
    name: 'accounts',
    usage: 'accounts [WORDS]',
    summary: 'Who has an account, with which roles today',
    async run(app, { args }) {
      const on = new Date().toISOString().slice(0, 10)
      const found = await people(app.database.read, { on, search: args.join(' '), limit: 1000 })
      const data = found.map(({ id, name, mail, roles }) => ({ id, name, mail, roles }))
      const lines = data.map(({ name, mail, roles }) => `${name} <${mail}>  ${roles.join(', ') || '–'}`)
      return { data, lines: lines.length ? lines : ['nobody'] }
    },
  },
  {
    name: 'accounts welcome',
    usage: 'accounts welcome',
    summary: 'A new one-time link for the first Secretariat account, as long as there is none',
    async run(app) {
      const link = await app.welcome()
      return { data: { link }, lines: [link ?? 'there is a Secretariat account already'], failed: !link }
    },
  },
]
