import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { enter } from '#lib/platform/records.server.ts'
import type { PlanContent } from './input.ts'
import type { Clause, Edition, Facility, Goal, Horizon, ObjectiveVersion } from './objective.ts'
import type { Localised } from '#lib/platform/text/localised.ts'

export type ObjectiveRow = {
  id: string
  code: string
  goal: Goal
  facility: { kind: Facility; number: number }
  title: Localised
}

export type VersionRow = ObjectiveVersion & {
  id: string
  objectiveId: string
  revision: number
  editionId: string
  editionTitle: Localised
  issuedOn: string
}

export async function goalRows(read: Read) {
  return read.selectFrom('plan.goal').selectAll().orderBy('code').execute()
}

export async function objectives(read: Read): Promise<ObjectiveRow[]> {
  const rows = await read.selectFrom('plan.objective').selectAll().orderBy('code').execute()
  return rows.map(asObjective)
}

export async function objectiveByCode(read: Read, code: string): Promise<ObjectiveRow | null> {
  const row = await read.selectFrom('plan.objective').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? asObjective(row) : null
}

const asObjective = (row: {
  id: string
  code: string
  goal: string
  facility: Facility
  facility_number: number
  title: Localised
}): ObjectiveRow => ({
  id: row.id,
  code: row.code,
  goal: row.goal as Goal,
  facility: { kind: row.facility, number: row.facility_number },
  title: row.title,
})

/** All wordings of one objective, oldest first. */
export async function versionsOf(read: Read, objectiveId: string): Promise<VersionRow[]> {
  return versions(read, 'version.objective_id', objectiveId)
}

export async function versionById(read: Read, id: string): Promise<VersionRow | null> {
  const [version] = await versions(read, 'version.id', id)
  return version ?? null
}

async function versions(read: Read, column: 'version.id' | 'version.objective_id', id: string) {
  const rows = await read
    .selectFrom('plan.version as version')
    .innerJoin('plan.edition as edition', 'edition.id', 'version.edition_id')
    .selectAll('version')
    .select(['edition.code as edition', 'edition.title as edition_title', 'edition.issued_on'])
    .where(column, '=', id)
    .orderBy('edition.issued_on')
    .execute()
  const ids = rows.map((row) => row.id)
  if (!ids.length) return []
  const clauses = await clausesOf(read, ids)
  const activities = await read
    .selectFrom('plan.activity')
    .selectAll()
    .where('version_id', 'in', ids)
    .orderBy('number')
    .execute()
  return rows.map((row): VersionRow => {
    const clause = (horizon: Horizon) => clauses.get(`${row.id} ${horizon}`) ?? null
    return {
      id: row.id,
      objectiveId: row.objective_id,
      revision: row.revision,
      edition: row.edition as Edition,
      editionId: row.edition_id,
      editionTitle: row.edition_title,
      issuedOn: row.issued_on,
      title: row.title,
      aim: row.aim,
      remarks: row.remarks,
      baseline: clause('baseline'),
      target2030: clause('2030'),
      target2050: clause('2050'),
      activities: activities
        .filter(({ version_id }) => version_id === row.id)
        .map(({ number, text }) => ({ number, text })),
      source: { document: row.source_document, place: row.source_place },
    }
  })
}

async function clausesOf(read: Read, versionIds: string[]): Promise<Map<string, Clause>> {
  const texts = await read
    .selectFrom('plan.clause')
    .selectAll()
    .where('version_id', 'in', versionIds)
    .execute()
  const measures = await read
    .selectFrom('plan.measure')
    .selectAll()
    .where('version_id', 'in', versionIds)
    .orderBy('position')
    .execute()
  const clauses = new Map<string, Clause>(
    texts.map(({ version_id, horizon, text }) => [`${version_id} ${horizon}`, { text, measures: [] }]),
  )
  for (const { version_id, horizon, position: _position, by_on, ...measure } of measures)
    clauses.get(`${version_id} ${horizon}`)?.measures.push({ ...measure, by: by_on })
  return clauses
}

export type EditionRow = {
  id: string
  code: Edition
  document: string
  issued_on: string
  title: Localised
  note: Localised | null
}

export async function editionRows(read: Read): Promise<EditionRow[]> {
  const rows = await read
    .selectFrom('plan.edition')
    .select(['id', 'code', 'document', 'issued_on', 'title', 'note'])
    .orderBy('issued_on')
    .execute()
  return rows as EditionRow[]
}

export async function hasPlan(read: Read): Promise<boolean> {
  return Boolean(await read.selectFrom('plan.goal').select('code').limit(1).executeTakeFirst())
}

export async function addGoals(write: Write, goals: PlanContent['goals']): Promise<void> {
  await write
    .insertInto('plan.goal')
    .values(goals.map(({ code, title, aim }) => ({ code, title: json(title), aim: json(aim) })))
    .execute()
}

export async function addEdition(
  write: Write,
  id: string,
  edition: PlanContent['editions'][number],
): Promise<void> {
  await enter(write, id, 'plan.edition')
  await write
    .insertInto('plan.edition')
    .values({
      id,
      code: edition.edition,
      document: edition.document,
      issued_on: edition.date,
      issued_precision: edition.precision,
      title: json(edition.title),
      note: edition.note && json(edition.note),
    })
    .execute()
}

export async function addObjective(write: Write, objective: ObjectiveRow): Promise<void> {
  await enter(write, objective.id, 'plan.objective')
  await write
    .insertInto('plan.objective')
    .values({
      id: objective.id,
      code: objective.code,
      goal: objective.goal,
      facility: objective.facility.kind,
      facility_number: objective.facility.number,
      title: json(objective.title),
    })
    .execute()
}

export async function addVersion(
  write: Write,
  ids: { id: string; objective: string; edition: string; newId: () => string },
  version: ObjectiveVersion,
): Promise<void> {
  await enter(write, ids.id, 'plan.version')
  await write
    .insertInto('plan.version')
    .values({
      id: ids.id,
      objective_id: ids.objective,
      edition_id: ids.edition,
      title: json(version.title),
      aim: version.aim && json(version.aim),
      remarks: version.remarks && json(version.remarks),
      source_document: version.source.document,
      source_place: version.source.place,
    })
    .execute()
  const clauses: [Horizon, Clause | null][] = [
    ['baseline', version.baseline],
    ['2030', version.target2030],
    ['2050', version.target2050],
  ]
  for (const [horizon, clause] of clauses) if (clause) await addClause(write, ids.id, horizon, clause)
  for (const { number, text } of version.activities) {
    const id = ids.newId()
    await enter(write, id, 'plan.activity')
    await write
      .insertInto('plan.activity')
      .values({ id, version_id: ids.id, number, text: json(text) })
      .execute()
  }
}

async function addClause(write: Write, version_id: string, horizon: Horizon, clause: Clause): Promise<void> {
  await write
    .insertInto('plan.clause')
    .values({ version_id, horizon, text: json(clause.text) })
    .execute()
  if (clause.measures.length)
    await write
      .insertInto('plan.measure')
      .values(
        clause.measures.map(({ by, ...measure }, index) => ({
          ...measure,
          by_on: by,
          version_id,
          horizon,
          position: index + 1,
        })),
      )
      .execute()
}

/** Writes a wording if nobody else has changed it since it was read; says whether it did. */
export async function setWording(
  write: Write,
  id: string,
  revision: number,
  wording: { title: Localised; aim: Localised | null },
): Promise<boolean> {
  const result = await write
    .updateTable('plan.version')
    .set({ title: json(wording.title), aim: wording.aim && json(wording.aim), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
