import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import { registerRecord, registerRecords } from '#lib/platform/records.server.ts'
import type { RoadmapContent, ProgressReport } from './input.ts'
import type { Roadmap, RoadmapItem } from './roadmap.ts'

export async function roadmaps(read: Read): Promise<Roadmap[]> {
  const rows = await read
    .selectFrom('plan.roadmap')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('year')
    .execute()
  return rows.map(({ decision_id, withdrawn_at: _, ...row }) => ({ ...row, decision: decision_id }))
}

export const itemsOf = (read: Read, roadmap: string): Promise<RoadmapItem[]> =>
  items(read, 'item.roadmap_id', [roadmap])

export async function itemById(read: Read, id: string): Promise<RoadmapItem | null> {
  const [item] = await items(read, 'item.id', [id])
  return item ?? null
}

export const itemsById = (read: Read, ids: readonly string[]): Promise<RoadmapItem[]> =>
  items(read, 'item.id', ids)

async function items(
  read: Read,
  column: 'item.id' | 'item.roadmap_id',
  keys: readonly string[],
): Promise<RoadmapItem[]> {
  if (!keys.length) return []
  const named = [...keys]
  const rows = await about(read, named)
    .selectFrom('plan.roadmap_item as item')
    .innerJoin('plan.roadmap as roadmap', 'roadmap.id', 'item.roadmap_id')
    .selectAll('item')
    .select('roadmap.year')
    .select((on) => [
      jsonArrayFrom(
        on
          .selectFrom('plan.roadmap_measure as measure')
          .select([
            'measure.kind',
            'measure.low',
            'measure.high',
            'measure.unit',
            'measure.of',
            'measure.per',
          ])
          .select('measure.by_on as by')
          .whereRef('measure.item_id', '=', 'item.id')
          .orderBy('measure.position'),
      ).as('measures'),
      jsonArrayFrom(
        on
          .selectFrom('traits.link as link')
          .innerJoin('plan.objective as objective', 'objective.id', 'link.to_id')
          .select('objective.code')
          .whereRef('link.from_id', '=', 'item.id')
          .where('link.type', '=', 'supports')
          .where('link.until_on', 'is', null)
          .orderBy('objective.code'),
      ).as('serves'),
    ])
    .where(column, 'in', [...keys])
    .where('roadmap.withdrawn_at', 'is', null)
    .orderBy('item.code')
    .execute()
  named.push(...rows.map(({ id }) => id))
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    year: row.year,
    facility: row.facility_id,
    objectives: row.serves.map(({ code }) => code),
    title: row.title,
    kind: row.kind,
    due: row.due_on,
    measures: row.measures,
    note: row.note,
    progress: row.state && { state: row.state, on: row.state_on ?? '', evidence: row.evidence ?? '' },
    revision: row.revision,
    source: { document: row.source_document, place: row.source_place },
  }))
}

export async function addRoadmap(write: Write, roadmap: Roadmap): Promise<void> {
  await registerRecord(write, roadmap.id, 'plan.roadmap')
  await write
    .insertInto('plan.roadmap')
    .values({
      id: roadmap.id,
      year: roadmap.year,
      title: json(roadmap.title),
      decision_id: roadmap.decision,
    })
    .execute()
}

/** Takes a roadmap out of sight, with all of its items. */
export async function withdrawRoadmap(write: Write, id: string, at: Date): Promise<void> {
  await write.updateTable('plan.roadmap').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

export type NewItem = RoadmapContent['items'][number] & {
  id: string
  roadmap: string
  facilityId: string | null
}

export async function addItems(write: Write, items: readonly NewItem[]): Promise<void> {
  await registerRecords(write, items, 'plan.roadmap_item')
  const rows = items.map((item) => ({
    id: item.id,
    roadmap_id: item.roadmap,
    code: item.code,
    facility_id: item.facilityId,
    title: json(item.title),
    kind: item.kind,
    due_on: item.due,
    note: item.note && json(item.note),
    source_document: item.source.document,
    source_place: item.source.place,
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.roadmap_item').values(batch).execute())
  const measures = items.flatMap(({ id, measures }) =>
    measures.map(({ by, ...measure }, index) => ({
      ...measure,
      by_on: by,
      item_id: id,
      position: index + 1,
    })),
  )
  await inBatches(measures, (batch) => write.insertInto('plan.roadmap_measure').values(batch).execute())
}

/** Writes the progress if no other report came since it was read; says whether it did. */
export async function setProgress(write: Write, report: ProgressReport): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('plan.roadmap_item')
    .set({
      state: report.state,
      state_on: report.on,
      evidence: report.evidence,
      revision: report.revision + 1,
    })
    .where('id', '=', report.item)
    .where('revision', '=', report.revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
