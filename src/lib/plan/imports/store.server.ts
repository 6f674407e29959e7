import type { Selectable } from 'kysely'
import { json, type Database, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Activity } from '../objective.ts'
import type { Snapshot } from '../wording/wording.ts'
import type { Parsed } from './reading.ts'

export type PaperRow = Omit<Selectable<Database['plan.paper']>, 'parsed'> & { parsed: Parsed | null }
export type PaperKept = Omit<PaperRow, 'text' | 'parsed' | 'roadmap_id'>

/** A version and its activities as they were before a paper was taken. */
export type Before = { wording: Snapshot; activities: Activity[] }
export type PaperChange = { version_id: string; before: Before | null; after_revision: number }

export async function papers(read: Read): Promise<PaperKept[]> {
  return read
    .selectFrom('plan.paper')
    .select(['id', 'sha256', 'name', 'kind', 'state', 'read_at', 'read_by', 'taken_at', 'undone_at'])
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

export async function paperById(read: Read, id: string): Promise<PaperRow | null> {
  const row = await read.selectFrom('plan.paper').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as PaperRow | undefined) ?? null
}

export async function addPaper(
  write: Write,
  paper: Pick<PaperRow, 'id' | 'sha256' | 'name' | 'text' | 'kind' | 'read_at' | 'read_by'> & {
    parsed: Parsed
  },
): Promise<void> {
  await registerRecord(write, paper.id, 'plan.paper')
  await write
    .insertInto('plan.paper')
    .values({ ...paper, parsed: json(paper.parsed), state: 'read' })
    .execute()
}

/** Moves a paper on from the state it was in; says whether it was still in it. */
export async function movePaper(
  write: Write,
  id: string,
  from: PaperRow['state'],
  to: { state: 'taken'; taken_at: Date } | { state: 'undone'; undone_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('plan.paper')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Keeps which roadmap taking a paper made. */
export async function setRoadmap(write: Write, id: string, roadmap: string): Promise<void> {
  await write.updateTable('plan.paper').set({ roadmap_id: roadmap }).where('id', '=', id).execute()
}

export async function addChange(write: Write, paper: string, change: PaperChange): Promise<void> {
  await write
    .insertInto('plan.paper_change')
    .values({ paper_id: paper, ...change, before: change.before && json(change.before) })
    .execute()
}

export async function changesOf(read: Read, paper: string): Promise<PaperChange[]> {
  const rows = await read
    .selectFrom('plan.paper_change')
    .select(['version_id', 'before', 'after_revision'])
    .where('paper_id', '=', paper)
    .orderBy('version_id')
    .execute()
  return rows as PaperChange[]
}
