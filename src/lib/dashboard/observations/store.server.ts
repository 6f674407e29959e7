import { sql, type RawBuilder } from 'kysely'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import { registerRecords } from '#lib/platform/records.server.ts'
import type { Observation } from './observation.ts'

/** In the order of the days they speak of; pages go on after an observation's id. */
export async function observations(
  read: Read,
  indicatorId: string,
  { after, limit = 500 }: { after?: string; limit?: number } = {},
): Promise<Observation[]> {
  let query = about(read, [indicatorId])
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('indicator_id', '=', indicatorId)
    .where('withdrawn_at', 'is', null)
    .orderBy('on_day')
    .orderBy('id')
    .limit(limit)
  if (after)
    query = query.where(
      sql<boolean>`(on_day, id) > (select on_day, id from dashboard.observation where id = ${after})`,
    )
  return (await query.execute()).map(asObservation)
}

/** No later row that stands corrects it. */
export const uncorrectedRow = sql`not exists (
  select from dashboard.observation later where later.corrects_id = o.id and later.withdrawn_at is null)`
/** Neither corrected, nor withdrawn with its import, nor a part. */
const wholeAndStanding = sql`o.part_code is null and o.withdrawn_at is null and ${uncorrectedRow}`
/** Neither a forecast nor a gap. */
const observed = sql`o.status not in ('F', 'O', 'M') and ${wholeAndStanding}`

/**
 * What progress needs and no more, however many figures there are: for each indicator, or those given, all figures of the
 * newest day of each calendar year and version, and those that break a series, follow another definition or say that
 * there is none. Year after year is found backwards by index, so that years without a figure cost nothing.
 */
export async function figuresForProgress(
  read: Read,
  { on, indicatorIds }: { on: string; indicatorIds?: readonly string[] },
): Promise<Observation[]> {
  if (indicatorIds?.length === 0) return []
  const chosen = indicatorIds
    ? sql`select id, version from dashboard.indicator where id = any(${[...indicatorIds]}::uuid[])`
    : sql`select id, version from dashboard.indicator`
  const newestDay = (of: string, until: RawBuilder<unknown>) => sql`
    select o.on_day from dashboard.observation o
    where o.indicator_id = ${sql.raw(of)}.id and o.indicator_version = ${sql.raw(of)}.version
      and ${until} and o.status <> 'D' and ${observed}
    order by o.on_day desc limit 1`
  const { rows } = await sql<Row>`
    with recursive i as (${chosen}),
    v as (select i.id, past.version from i, generate_series(1, i.version) as past(version)),
    newest as (
      select v.id, v.version, day.on_day
      from v cross join lateral (${newestDay('v', sql`o.on_day <= ${on}::date`)}) day
      union all
      select newest.id, newest.version, day.on_day from newest cross join lateral (
        ${newestDay('newest', sql`o.on_day < date_trunc('year', newest.on_day)::date`)}) day)
    select o.* from newest join dashboard.observation o
      on o.indicator_id = newest.id and o.indicator_version = newest.version and o.on_day = newest.on_day
      where o.status <> 'D' and ${observed}
    union
    select o.* from i join dashboard.observation o on o.indicator_id = i.id
      where o.status in ('B', 'D', 'O', 'M') and o.on_day <= ${on}::date and ${wholeAndStanding}
    order by on_day, id`.execute(indicatorIds ? about(read, indicatorIds) : read)
  return rows.map(asObservation)
}

/** For each indicator that has one, its newest standing figure for the whole. */
export async function latestFigures(read: Read): Promise<Observation[]> {
  const { rows } = await sql<Row>`
    select figure.* from dashboard.indicator i cross join lateral (
      select o.* from dashboard.observation o
      where o.indicator_id = i.id and ${observed}
      order by o.on_day desc, o.reported_at desc, o.id desc limit 1) figure
    order by i.code`.execute(read)
  return rows.map(asObservation)
}

/** Indicators, and those of them that have at least one figure. */
export async function countMeasured(read: Read): Promise<{ indicators: number; observed: number }> {
  const { rows } = await sql<{ indicators: number; observed: number }>`
    select count(*)::int as indicators, (count(*) filter (where exists (
      select from dashboard.observation o where o.indicator_id = i.id and ${observed})))::int as observed
    from dashboard.indicator i`.execute(read)
  return rows[0]!
}

/** For each indicator that has one, its newest standing figure for one part. */
export async function latestPartFigures(read: Read, by: string, code: string): Promise<Observation[]> {
  const { rows } = await sql<Row>`
    select distinct on (o.indicator_id) o.* from dashboard.observation o
    where o.part_by = ${by} and o.part_code = ${code} and o.status not in ('F', 'O')
      and o.withdrawn_at is null and ${uncorrectedRow}
    order by o.indicator_id, o.on_day desc, o.reported_at desc, o.id desc`.execute(read)
  return rows.map(asObservation)
}

/** By what figures are cut, and into which parts. */
export async function partsKnown(read: Read, by: readonly string[]) {
  return read
    .selectFrom('dashboard.observation')
    .select(['part_by', 'part_code', 'part_title'])
    .distinctOn(['part_by', 'part_code'])
    .where('part_code', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('part_by', 'in', [...by])
    .orderBy('part_by')
    .orderBy('part_code')
    .orderBy('reported_at', 'desc')
    .execute()
}

export async function observation(read: Read, id: string): Promise<Observation | null> {
  const row = await read
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ? asObservation(row) : null
}

/** What the feed tells, the newest first. */
export async function latestReported(read: Read, limit: number): Promise<Observation[]> {
  const rows = await read
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asObservation)
}

/** All of them by id, a page at a time: for exports and for the comparison with the log. */
export async function everyObservation(
  read: Read,
  after: string | null,
  limit: number,
): Promise<Observation[]> {
  let query = read
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(asObservation)
}

/** Standing figures that the platform counted itself. */
export async function counted(read: Read, counter: string): Promise<Observation[]> {
  const rows = await read
    .selectFrom('dashboard.observation as o')
    .selectAll('o')
    .where('counter', '=', counter)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`${uncorrectedRow}`)
    .execute()
  return rows.map(asObservation)
}

const _rows = (read: Read) => read.selectFrom('dashboard.observation').selectAll().execute()
type Row = Awaited<ReturnType<typeof _rows>>[number]

export const asObservation = (row: Row): Observation => ({
  id: row.id,
  indicatorId: row.indicator_id,
  indicatorVersion: row.indicator_version,
  on: row.on_day,
  value: row.value,
  low: row.low,
  high: row.high,
  reporters: row.reporters,
  of: row.of,
  state: row.state,
  judges: row.judges,
  kappa: row.kappa,
  unit: row.unit,
  status: row.status,
  part:
    row.part_by && row.part_code
      ? { by: row.part_by, code: row.part_code, title: row.part_title ?? {} }
      : null,
  source: { title: row.source_title, place: row.source_place, url: row.source_url },
  readingRule: row.reading_rule,
  counter: row.counter,
  corrects: row.corrects_id,
  reportedBy: row.reported_by,
  reportedAt: row.reported_at,
  checkedBy: row.checked_by,
  checkedAt: row.checked_at,
})

export async function addObservations(write: Write, observations: readonly Observation[]): Promise<void> {
  await registerRecords(write, observations, 'dashboard.observation')
  const rows = observations.map((observation) => ({
    id: observation.id,
    indicator_id: observation.indicatorId,
    indicator_version: observation.indicatorVersion,
    on_day: observation.on,
    value: observation.value,
    low: observation.low,
    high: observation.high,
    reporters: observation.reporters,
    of: observation.of,
    state: observation.state,
    judges: observation.judges,
    kappa: observation.kappa,
    unit: observation.unit,
    status: observation.status,
    part_by: observation.part?.by ?? null,
    part_code: observation.part?.code ?? null,
    part_title: observation.part && json(observation.part.title),
    source_title: observation.source.title,
    source_place: observation.source.place,
    source_url: observation.source.url,
    reading_rule: observation.readingRule && json(observation.readingRule),
    counter: observation.counter,
    corrects_id: observation.corrects,
    reported_by: observation.reportedBy,
    reported_at: observation.reportedAt,
    checked_by: observation.checkedBy,
    checked_at: observation.checkedAt,
  }))
  await inBatches(rows, (batch) => write.insertInto('dashboard.observation').values(batch).execute())
}

export async function markChecked(write: Write, id: string, by: string | null, at: Date): Promise<boolean> {
  const result = await write
    .updateTable('dashboard.observation')
    .set({ checked_by: by, checked_at: at })
    .where('id', '=', id)
    .where('checked_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Which of these rows a later one corrects, and which one that is. */
export async function correctionsOf(read: Read, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await about(read, ids)
    .selectFrom('dashboard.observation')
    .select(['id', 'corrects_id'])
    .where('corrects_id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, corrects_id }) => [corrects_id as string, id]))
}

/** How many figures an indicator has, and how many of them a second person has checked. */
export async function countChecked(read: Read, indicatorId: string) {
  const { observations, checked } = await about(read, [indicatorId])
    .selectFrom('dashboard.observation')
    .select(({ fn }) => [
      fn.countAll<number>().as('observations'),
      fn.count<number>('checked_at').as('checked'),
    ])
    .where('indicator_id', '=', indicatorId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { observations, checked }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

type Meant = { id: string | null; indicatorId: string; on: string }

/** Figures that the lines of a file may mean: by their ids, or of the same indicator and day. */
export async function observationsLike(read: Read, meant: readonly Meant[]): Promise<Observation[]> {
  const ids = meant.flatMap(({ id }) => (id && uuid.test(id) ? [id] : []))
  const days = new Map(meant.map(({ indicatorId, on }) => [`${indicatorId} ${on}`, { indicatorId, on }]))
  const { rows } = await sql<Row>`
    select o.* from dashboard.observation o
    where o.id = any(${ids}::uuid[]) and o.withdrawn_at is null
    union
    select o.* from dashboard.observation o
    join unnest(${[...days.values()].map(({ indicatorId }) => indicatorId)}::uuid[], ${[...days.values()].map(({ on }) => on)}::date[])
      as meant (indicator_id, on_day)
      on o.indicator_id = meant.indicator_id and o.on_day = meant.on_day
    where o.withdrawn_at is null`.execute(read)
  return rows.map(asObservation)
}

/** The units that the figures of each indicator have had. */
export async function unitsInUse(read: Read): Promise<Map<string, string[]>> {
  const rows = await read
    .selectFrom('dashboard.observation')
    .select(['indicator_id', 'unit'])
    .where('withdrawn_at', 'is', null)
    .distinct()
    .execute()
  const byIndicator = Map.groupBy(rows, ({ indicator_id }) => indicator_id)
  return new Map([...byIndicator].map(([id, units]) => [id, units.map(({ unit }) => unit)]))
}

/** Takes figures out of everything that counts; they stay in the table and in the log. */
export async function withdrawObservations(write: Write, ids: readonly string[], at: Date): Promise<void> {
  await write
    .updateTable('dashboard.observation')
    .set({ withdrawn_at: at })
    .where('id', 'in', [...ids])
    .execute()
}
