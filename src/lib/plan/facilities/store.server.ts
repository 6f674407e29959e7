import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Facility } from './facility.ts'
import type { FacilityContent } from './input.ts'

/** Core Facilities first, each with its objectives and who shall lead it. */
export async function facilities(read: Read): Promise<Facility[]> {
  const rows = await read.selectFrom('plan.facility').selectAll().orderBy('kind').orderBy('number').execute()
  const alliances = await read.selectFrom('plan.alliance').selectAll().orderBy('number').execute()
  const objectives = await read
    .selectFrom('plan.objective')
    .select(['code', 'facility', 'facility_number', 'alliance'])
    .orderBy('code')
    .execute()
  const codes = (held: typeof objectives) => held.map(({ code }) => code)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    objectives: codes(
      objectives.filter(
        ({ facility, facility_number }) => facility === row.kind && facility_number === row.number,
      ),
    ),
    alsoNamed: row.also_named,
    alliances: alliances
      .filter(({ facility_id }) => facility_id === row.id)
      .map(({ number }) => ({
        number,
        objectives: codes(objectives.filter(({ alliance }) => alliance === number)),
      })),
    note: row.note,
    source: { document: row.source_document, place: row.source_place },
  }))
}

export async function addFacility(write: Write, id: string, facility: FacilityContent): Promise<void> {
  await registerRecord(write, id, 'plan.facility')
  await write
    .insertInto('plan.facility')
    .values({
      id,
      kind: facility.kind,
      number: facility.number,
      title: json(facility.title),
      also_named: facility.alsoNamed,
      note: facility.note && json(facility.note),
      source_document: facility.source.document,
      source_place: facility.source.place,
    })
    .execute()
  for (const { number } of facility.alliances)
    await write.insertInto('plan.alliance').values({ number, facility_id: id }).execute()
}
