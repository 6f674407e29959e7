import type { Selectable } from 'kysely'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Database, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecords } from '#lib/platform/records.server.ts'
import type { Decision } from './decision.ts'

export async function decisions(read: Read, subjects?: readonly string[]): Promise<Decision[]> {
  let query = read.selectFrom('plan.decision').selectAll().orderBy('decided_on', 'desc').orderBy('slug')
  if (subjects?.length === 0) return []
  if (subjects) query = query.where('subject_id', 'in', [...subjects])
  return (await query.execute()).map(asDecision)
}

export async function decisionBySlug(read: Read, slug: string): Promise<Decision | null> {
  const row = await read.selectFrom('plan.decision').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? asDecision(row) : null
}

export async function decisionById(read: Read, id: string): Promise<Decision | null> {
  const row = await read.selectFrom('plan.decision').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? asDecision(row) : null
}

/** The newest decision that takes the place of another. */
export async function decisionReplacing(read: Read, id: string): Promise<Decision | null> {
  const row = await read
    .selectFrom('plan.decision')
    .selectAll()
    .where('replaces_id', '=', id)
    .orderBy('decided_on', 'desc')
    .orderBy('slug')
    .executeTakeFirst()
  return row ? asDecision(row) : null
}

export async function addDecisions(write: Write, decisions: readonly Decision[]): Promise<void> {
  await registerRecords(write, decisions, 'plan.decision')
  const rows = decisions.map((decision) => ({
    id: decision.id,
    slug: decision.slug,
    body: decision.body,
    meeting: decision.meeting,
    document: decision.document,
    decided_on: decision.on,
    about: decision.about,
    subject_id: decision.subject,
    subject_revision: decision.subjectRevision,
    outcome: decision.outcome,
    replaces_id: decision.replaces,
    what: json(decision.what),
    note: decision.note && json(decision.note),
    source_document: decision.source.document,
    source_place: decision.source.place,
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.decision').values(batch).execute())
}

const asDecision = (row: Selectable<Database['plan.decision']>): Decision => ({
  id: row.id,
  slug: row.slug,
  body: row.body,
  meeting: row.meeting,
  document: row.document,
  on: row.decided_on,
  about: row.about,
  subject: row.subject_id,
  subjectRevision: row.subject_revision,
  outcome: row.outcome,
  replaces: row.replaces_id,
  what: row.what,
  note: row.note,
  source: { document: row.source_document, place: row.source_place },
})
