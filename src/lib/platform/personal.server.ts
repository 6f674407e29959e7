import { sql } from 'kysely'
import type { Read, Write } from './database.server.ts'
import { forgetMail } from './mail.server.ts'
import { forgetKeysOf } from './once.server.ts'

/** What a part of the platform holds about a person: all of it to read, and how it is forgotten. */
export type PersonalData = {
  slice: string
  read: (read: Read, person: Subject) => Promise<Record<string, unknown>>
  forget: (write: Write, person: Subject, at: Date) => Promise<void>
}
export type Subject = { id: string; mail: string }

/** Letters go; the log holds ids only and stays whole. */
export const personalData: PersonalData = {
  slice: 'platform',
  async read(read, { id, mail }) {
    const letters = await read
      .selectFrom('platform.mail')
      .select(['created_at', 'sent_at', 'locale', 'subject', 'body'])
      .where('recipient', '=', mail)
      .orderBy('created_at')
      .execute()
    const events = await read
      .selectFrom('platform.event')
      .select(['seq', 'at', 'verb', 'kind', 'subject', 'touches', 'data'])
      .where((on) =>
        on.or([on('actor', '=', id), on('subject', '=', id), sql<boolean>`touches @> array[${id}]::uuid[]`]),
      )
      .orderBy('seq')
      .execute()
    return { letters, events }
  },
  async forget(write, { id, mail }) {
    await forgetMail(write, mail)
    await forgetKeysOf(write, id)
  },
}
