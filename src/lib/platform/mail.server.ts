import type { Context } from './context.ts'
import type { Read, Write } from './database.server.ts'
import type { Locale } from './text/localised.ts'

export type Letter = {
  recipient: string
  locale: Locale
  subject: string
  body: string
  /** A one-time link, for where the body says {@link linkMark}: kept apart, so that it can be forgotten. */
  link?: string
}

/** Stands in the body for the one-time link. */
export const linkMark = '(link)'

/** The letter as its recipient reads it. */
export const wholeBody = ({ body, link }: Pick<PostedLetter, 'body' | 'link'>): string =>
  link === null ? body : body.replace(linkMark, () => link)

/** Puts a letter into the outbox, in the transaction of the action that writes it; a job sends it. */
export async function post(
  write: Write,
  context: Pick<Context, 'now' | 'newId'>,
  letter: Letter,
): Promise<string> {
  const id = context.newId()
  await write
    .insertInto('platform.mail')
    .values({ id, created_at: context.now(), ...letter })
    .execute()
  return id
}

export type PostedLetter = Omit<Letter, 'link'> & {
  id: string
  link: string | null
  created_at: Date
  sent_at: Date | null
  failed_at: Date | null
  problem: string | null
}

/** Every letter, for lists. */
export const letters = (read: Read) => read.selectFrom('platform.mail').selectAll()

/** The newest letters first. */
export async function outbox(read: Read, limit = 50): Promise<PostedLetter[]> {
  const query = letters(read).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
  return (await query.execute()) as PostedLetter[]
}

export async function letter(read: Read, id: string): Promise<PostedLetter | null> {
  const row = await read.selectFrom('platform.mail').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as PostedLetter | undefined) ?? null
}

const patienceMs = 600_000

/**
 * Claims letters that wait to be sent, the oldest first, so that no second node sends them too. The network comes
 * after the transaction; a node that dies meanwhile gives them back when its claim runs out.
 */
export async function takeUnsent(write: Write, now: Date, limit = 20): Promise<PostedLetter[]> {
  const waiting = await write
    .selectFrom('platform.mail')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where((on) =>
      on.or([on('taken_at', 'is', null), on('taken_at', '<', new Date(now.getTime() - patienceMs))]),
    )
    .orderBy('created_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = waiting.map(({ id }) => id)
  if (ids.length)
    await write.updateTable('platform.mail').set({ taken_at: now }).where('id', 'in', ids).execute()
  return waiting as PostedLetter[]
}

export async function markSent(write: Write, id: string, at: Date): Promise<void> {
  await write
    .updateTable('platform.mail')
    .set({ sent_at: at, problem: null, link: null })
    .where('id', '=', id)
    .execute()
}

export async function markFailed(write: Write, id: string, at: Date, problem: string): Promise<void> {
  await write
    .updateTable('platform.mail')
    .set({ failed_at: at, problem, link: null })
    .where('id', '=', id)
    .execute()
}

const longestLinkMs = 48 * 3600 * 1000

/** Where no mail server takes letters away, their links are of no use any more after a while. */
export async function forgetLinks(write: Write, now: Date): Promise<void> {
  await write
    .updateTable('platform.mail')
    .set({ link: null })
    .where('link', 'is not', null)
    .where('created_at', '<', new Date(now.getTime() - longestLinkMs))
    .execute()
}

/** Part of an erasure: letters to the person go. */
export async function forgetMail(write: Write, recipient: string): Promise<void> {
  await write.deleteFrom('platform.mail').where('recipient', '=', recipient).execute()
}
