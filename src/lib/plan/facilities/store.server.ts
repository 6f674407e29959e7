import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecords } from '#lib/platform/records.server.ts'
import type { Facility } from './facility.ts'
import type { FacilityContent } from './input.ts'

/** Core Facilities first, each with its objectives and who shall lead it. */
export async function facilities(read: Read): Promise<Facility[]> {
  const rows = await read
    .selectFrom('plan.facility as facility')
    .selectAll()
    .select((on) => [
      jsonArrayFrom(
        on
          .selectFrom('plan.objective as objective')
          .select('objective.code')
          .whereRef('objective.facility', '=', 'facility.kind')
          .whereRef('objective.facility_number', '=', 'facility.number')
          .orderBy('objective.code'),
      ).as('objectives'),
      jsonArrayFrom(
        on
          .selectFrom('plan.alliance as alliance')
          .select('alliance.number')
          .select((within) =>
            jsonArrayFrom(
              within
                .selectFrom('plan.objective as objective')
                .select('objective.code')
                .whereRef('objective.alliance', '=', 'alliance.number')
                .orderBy('objective.code'),
            ).as('objectives'),
          )
          .whereRef('alliance.facility_id', '=', 'facility.id')
          .orderBy('alliance.number'),
      ).as('alliances'),
    ])
    .orderBy('kind')
    .orderBy('number')
    .execute()
  const codes = (held: { code: string }[]) => held.map(({ code }) => code)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    objectives: codes(row.objectives),
    alsoNamed: row.also_named,
    alliances: row.alliances.map(({ number, objectives }) => ({ number, objectives: codes(objectives) })),
    note: row.note,
    source: { document: row.source_document, place: row.source_place },
  }))
}

export async function addFacilities(
  write: Write,
  facilities: readonly (FacilityContent & { id: string })[],
): Promise<void> {
  await registerRecords(write, facilities, 'plan.facility')
  const rows = facilities.map(({ id, kind, number, title, alsoNamed, note, source }) => ({
    id,
    kind,
    number,
    title: json(title),
    also_named: alsoNamed,
    note: note && json(note),
    source_document: source.document,
    source_place: source.place,
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.facility').values(batch).execute())
  const alliances = facilities.flatMap(({ id, alliances }) =>
    alliances.map(({ number }) => ({ number, facility_id: id })),
  )
  await inBatches(alliances, (batch) => write.insertInto('plan.alliance').values(batch).execute())
}
