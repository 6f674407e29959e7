import { sql, type Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Database, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecords } from '#lib/platform/records.server.ts'
import type { FacilityName } from './facilities/facility.ts'
import type { PlanContent } from './input.ts'
import {
  horizons,
  type Clause,
  type Edition,
  type Facility,
  type Goal,
  type Horizon,
  type Measure,
  type ObjectiveVersion,
} from './objective.ts'
import type { Localised } from '#lib/platform/text/localised.ts'

export type ObjectiveRow = {
  id: string
  code: string
  goal: Goal
  facility: { kind: Facility; number: number }
  alliance: number | null
  title: Localised
}

export type VersionRow = ObjectiveVersion & {
  id: string
  objectiveId: string
  revision: number
  editionId: string
  editionTitle: Localised
  issuedOn: string
  issuedPrecision: 'day' | 'month' | 'year'
}

/** The columns of a version that hold its sentences. */
export const clauseColumns = {
  baseline: 'baseline',
  '2030': 'target_2030',
  '2050': 'target_2050',
} as const satisfies Record<Horizon, string>

export async function goalRows(read: Read) {
  return read.selectFrom('plan.goal').selectAll().orderBy('code').execute()
}

export async function countPlan(read: Read): Promise<{ objectives: number; decisions: number }> {
  const { rows } = await sql<{ objectives: number; decisions: number }>`select
    (select count(*)::int from plan.objective) as objectives,
    (select count(*)::int from plan.decision) as decisions`.execute(read)
  return rows[0]!
}

export async function objectives(read: Read, ids?: readonly string[]): Promise<ObjectiveRow[]> {
  if (ids?.length === 0) return []
  const query = read.selectFrom('plan.objective').selectAll().orderBy('code')
  const rows = await (ids ? query.where('id', 'in', [...ids]) : query).execute()
  return rows.map(asObjective)
}

/** The objectives that an edition words. */
export async function objectivesWorded(read: Read, edition: string): Promise<ObjectiveRow[]> {
  const rows = await read
    .selectFrom('plan.objective')
    .selectAll()
    .where('id', 'in', (on) =>
      on.selectFrom('plan.version').select('objective_id').where('edition_id', '=', edition),
    )
    .orderBy('code')
    .execute()
  return rows.map(asObjective)
}

export async function objectiveByCode(read: Read, code: string): Promise<ObjectiveRow | null> {
  const row = await read.selectFrom('plan.objective').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? asObjective(row) : null
}

/** An objective together with the facility that it belongs to. */
export async function objectiveInFacility(
  read: Read,
  code: string,
): Promise<{ objective: ObjectiveRow; facility: FacilityName } | null> {
  const row = await read
    .selectFrom('plan.objective as objective')
    .innerJoin('plan.facility as facility', (join) =>
      join
        .onRef('facility.kind', '=', 'objective.facility')
        .onRef('facility.number', '=', 'objective.facility_number'),
    )
    .selectAll('objective')
    .select('facility.title as facility_title')
    .where('objective.code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  const objective = asObjective(row)
  return { objective, facility: { ...objective.facility, title: row.facility_title } }
}

const asObjective = (row: Selectable<Database['plan.objective']>): ObjectiveRow => ({
  id: row.id,
  code: row.code,
  goal: row.goal as Goal,
  facility: { kind: row.facility, number: row.facility_number },
  alliance: row.alliance,
  title: row.title,
})

/** All wordings of one objective, oldest first. */
export const versionsOf = (read: Read, objective: string): Promise<VersionRow[]> =>
  versions(read, { objective })

/** All wordings of all objectives. */
export const allVersions = (read: Read): Promise<VersionRow[]> => versions(read)

export async function versionById(read: Read, id: string): Promise<VersionRow | null> {
  const [version] = await versions(read, { id })
  return version ?? null
}

/** The wording of an objective in an edition, also one that was withdrawn. */
export async function findVersion(
  read: Read,
  objective: string,
  edition: string,
): Promise<(VersionRow & { isWithdrawn: boolean }) | null> {
  const row = await read
    .selectFrom('plan.version')
    .select(['id', 'withdrawn_at'])
    .where('objective_id', '=', objective)
    .where('edition_id', '=', edition)
    .executeTakeFirst()
  const [version] = row ? await versions(read, { id: row.id, withdrawn: true }) : []
  return version ? { ...version, isWithdrawn: row?.withdrawn_at !== null } : null
}

type VersionQuery = { id?: string; objective?: string; withdrawn?: true }

async function versions(read: Read, { id, objective, withdrawn }: VersionQuery = {}) {
  let query = read
    .selectFrom('plan.version as version')
    .innerJoin('plan.edition as edition', 'edition.id', 'version.edition_id')
    .selectAll('version')
    .select(['edition.code as edition', 'edition.title as edition_title', 'edition.issued_on'])
    .select('edition.issued_precision')
    .select((on) => [
      jsonArrayFrom(
        on
          .selectFrom('plan.measure as measure')
          .selectAll('measure')
          .whereRef('measure.version_id', '=', 'version.id')
          .orderBy('measure.position'),
      ).as('measures'),
      jsonArrayFrom(
        on
          .selectFrom('plan.activity as activity')
          .select(['activity.number', 'activity.text'])
          .whereRef('activity.version_id', '=', 'version.id')
          .where('activity.withdrawn_at', 'is', null)
          .orderBy('activity.number'),
      ).as('activities'),
    ])
    .orderBy('edition.issued_on')
  if (id) query = query.where('version.id', '=', id)
  if (objective) query = query.where('version.objective_id', '=', objective)
  if (!withdrawn) query = query.where('version.withdrawn_at', 'is', null)
  const rows = await query.execute()
  return rows.map((row): VersionRow => {
    const clause = (horizon: Horizon): Clause | null => {
      const text = row[clauseColumns[horizon]]
      // Within JSON its type is taken for a number.
      const measures = row.measures.filter((measure) => String(measure.horizon) === horizon)
      return text && { text, measures: measures.map(asMeasure) }
    }
    return {
      id: row.id,
      objectiveId: row.objective_id,
      revision: row.revision,
      edition: row.edition as Edition,
      editionId: row.edition_id,
      editionTitle: row.edition_title,
      issuedOn: row.issued_on,
      issuedPrecision: row.issued_precision,
      title: row.title,
      aim: row.aim,
      remarks: row.remarks,
      baseline: clause('baseline'),
      target2030: clause('2030'),
      target2050: clause('2050'),
      activities: row.activities,
      source: { document: row.source_document, place: row.source_place },
    }
  })
}

const asMeasure = ({
  kind,
  low,
  high,
  unit,
  of,
  per,
  by_on,
}: Omit<Selectable<Database['plan.measure']>, 'horizon'>): Measure => ({
  kind,
  low,
  high,
  unit,
  of,
  per,
  by: by_on,
})

export type EditionRow = {
  id: string
  code: Edition
  document: string
  issued_on: string
  issued_precision: 'day' | 'month' | 'year'
  title: Localised
  note: Localised | null
  bodies: string[]
  languages: string[]
}

export async function editionRows(read: Read): Promise<EditionRow[]> {
  const rows = await read
    .selectFrom('plan.edition')
    .select([
      'id',
      'code',
      'document',
      'issued_on',
      'issued_precision',
      'title',
      'note',
      'bodies',
      'languages',
    ])
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

export async function addEditions(
  write: Write,
  editions: readonly (PlanContent['editions'][number] & {
    id: string
    bodies?: string[]
    languages?: string[]
  })[],
): Promise<void> {
  await registerRecords(write, editions, 'plan.edition')
  const rows = editions.map(({ id, edition, document, date, precision, title, note, bodies, languages }) => ({
    id,
    code: edition,
    document,
    issued_on: date,
    issued_precision: precision,
    title: json(title),
    note: note && json(note),
    bodies: bodies ?? [],
    languages: languages ?? [],
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.edition').values(batch).execute())
}

export async function addObjectives(write: Write, objectives: readonly ObjectiveRow[]): Promise<void> {
  await registerRecords(write, objectives, 'plan.objective')
  const rows = objectives.map(({ id, code, goal, facility, alliance, title }) => ({
    id,
    code,
    goal,
    facility: facility.kind,
    facility_number: facility.number,
    alliance,
    title: json(title),
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.objective').values(batch).execute())
}

export type NewVersion = Omit<ObjectiveVersion, 'edition' | 'activities'> & {
  id: string
  objective: string
  edition: string
}

export async function addVersions(write: Write, versions: readonly NewVersion[]): Promise<void> {
  await registerRecords(write, versions, 'plan.version')
  const rows = versions.map((version) => ({
    id: version.id,
    objective_id: version.objective,
    edition_id: version.edition,
    title: json(version.title),
    aim: version.aim && json(version.aim),
    baseline: version.baseline && json(version.baseline.text),
    target_2030: version.target2030 && json(version.target2030.text),
    target_2050: version.target2050 && json(version.target2050.text),
    remarks: version.remarks && json(version.remarks),
    source_document: version.source.document,
    source_place: version.source.place,
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.version').values(batch).execute())
  const measures = versions.flatMap(({ id, baseline, target2030, target2050 }) =>
    measureRows(id, {
      baseline: baseline?.measures ?? [],
      '2030': target2030?.measures ?? [],
      '2050': target2050?.measures ?? [],
    }),
  )
  await inBatches(measures, (batch) => write.insertInto('plan.measure').values(batch).execute())
}

/** Replaces all typed values of a version. */
export async function setMeasures(
  write: Write,
  version: string,
  measures: Record<Horizon, Measure[]>,
): Promise<void> {
  await write.deleteFrom('plan.measure').where('version_id', '=', version).execute()
  await inBatches(measureRows(version, measures), (batch) =>
    write.insertInto('plan.measure').values(batch).execute(),
  )
}

const measureRows = (version_id: string, measures: Record<Horizon, Measure[]>) =>
  horizons.flatMap((horizon) =>
    measures[horizon].map(({ by, ...measure }, index) => ({
      ...measure,
      by_on: by,
      version_id,
      horizon,
      position: index + 1,
    })),
  )

export type NewActivity = { id: string; version: string; number: number; text: Localised }

export async function addActivities(write: Write, activities: readonly NewActivity[]): Promise<void> {
  await registerRecords(write, activities, 'plan.activity')
  const rows = activities.map(({ id, version, number, text }) => ({
    id,
    version_id: version,
    number,
    text: json(text),
  }))
  await inBatches(rows, (batch) => write.insertInto('plan.activity').values(batch).execute())
}

export const textColumns = ['title', 'aim', 'baseline', 'target_2030', 'target_2050', 'remarks'] as const
export type TextColumn = (typeof textColumns)[number]

/** Writes one text of a version in all its languages. */
export async function setText(
  write: Write,
  id: string,
  column: TextColumn,
  text: Localised | null,
): Promise<void> {
  await write
    .updateTable('plan.version')
    .set({ [column]: text && json(text) })
    .where('id', '=', id)
    .execute()
}

/** Counts a change if no other was made since; says whether it did, and holds the version until the end. */
export async function advance(write: Write, id: string, revision: number): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('plan.version')
    .set({ revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes a version out of sight from a moment on, or brings it back. */
export async function withdraw(write: Write, id: string, at: Date | null): Promise<void> {
  await write.updateTable('plan.version').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

export async function withdrawActivity(write: Write, id: string, at: Date | null): Promise<void> {
  await write.updateTable('plan.activity').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Every activity that a version has ever had, by its number. */
export const everyActivityOf = (read: Read, versionId: string) =>
  read.selectFrom('plan.activity').selectAll().where('version_id', '=', versionId).orderBy('number').execute()
