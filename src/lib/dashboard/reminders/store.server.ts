import type { Read, Write } from '#lib/platform/database.server.ts'

export type Reminder = { indicatorId: string; period: string; personId: string; overdue: boolean }

/** Keeps that a person is reminded; false where they have been already, for the same figure and urgency. */
export async function addReminder(write: Write, reminder: Reminder, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write
    .insertInto('dashboard.reminder')
    .values({
      indicator_id: reminder.indicatorId,
      period: reminder.period,
      person_id: reminder.personId,
      overdue: reminder.overdue,
      sent_at: at,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** When a person was last reminded of each figure, by indicator and period. */
export async function lastReminders(read: Read): Promise<Map<string, Date>> {
  const rows = await read
    .selectFrom('dashboard.reminder')
    .select(['indicator_id', 'period', ({ fn }) => fn.max('sent_at').as('sent_at')])
    .groupBy(['indicator_id', 'period'])
    .execute()
  return new Map(rows.map(({ indicator_id, period, sent_at }) => [`${indicator_id} ${period}`, sent_at]))
}

export async function wantSilence(read: Read, people: readonly string[]): Promise<Set<string>> {
  if (!people.length) return new Set()
  const rows = await read
    .selectFrom('dashboard.silence')
    .select('person_id')
    .where('person_id', 'in', [...people])
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

export async function setSilence(write: Write, personId: string, since: Date | null): Promise<void> {
  await write.deleteFrom('dashboard.silence').where('person_id', '=', personId).execute()
  if (since)
    await write.insertInto('dashboard.silence').values({ person_id: personId, since_at: since }).execute()
}

/** Everything about one person here, for the download of their data. */
export async function remindersOf(read: Read, personId: string) {
  const reminders = await read
    .selectFrom('dashboard.reminder')
    .select(['indicator_id', 'period', 'overdue', 'sent_at'])
    .where('person_id', '=', personId)
    .orderBy('sent_at')
    .execute()
  return { reminders, silent: (await wantSilence(read, [personId])).has(personId) }
}

export async function forgetReminders(write: Write, personId: string): Promise<void> {
  await write.deleteFrom('dashboard.reminder').where('person_id', '=', personId).execute()
  await setSilence(write, personId, null)
}
