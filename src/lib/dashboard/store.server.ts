import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { enter } from '#lib/platform/records.server.ts'
import type { Indicator, Observation, Target } from './indicator.ts'

export async function indicators(read: Read, objectiveId?: string): Promise<Indicator[]> {
  let query = read.selectFrom('dashboard.indicator').selectAll().orderBy('code')
  if (objectiveId) query = query.where('objective_id', '=', objectiveId)
  return withTargets(read, await query.execute())
}

/** By id or by code, as both stand in addresses. */
export async function indicator(read: Read, key: string): Promise<Indicator | null> {
  const isId = /^[0-9a-f]{8}-/.test(key)
  const rows = await read
    .selectFrom('dashboard.indicator')
    .selectAll()
    .where(isId ? 'id' : 'code', '=', key)
    .execute()
  const [found] = await withTargets(read, rows)
  return found ?? null
}

const allRows = (read: Read) => read.selectFrom('dashboard.indicator').selectAll().execute()

async function withTargets(read: Read, rows: Awaited<ReturnType<typeof allRows>>): Promise<Indicator[]> {
  if (!rows.length) return []
  const targets = await read
    .selectFrom('dashboard.target')
    .selectAll()
    .where(
      'indicator_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('due_on')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    objectiveId: row.objective_id,
    kind: row.kind,
    direction: row.direction,
    sourceType: row.source_type,
    period: row.period,
    owner: row.owner,
    related: row.related,
    title: row.title,
    unit: row.unit,
    definition: row.definition,
    method: row.method,
    source: { title: row.source_title, place: row.source_place, url: row.source_url },
    version: row.version,
    baseline: {
      on: row.baseline_on,
      low: row.baseline_low,
      high: row.baseline_high,
      of: row.baseline_of,
      note: row.baseline_note,
    },
    targets: targets
      .filter(({ indicator_id }) => indicator_id === row.id)
      .map(({ due_on, kind, low, high, of, note }): Target => ({ on: due_on, kind, low, high, of, note })),
  }))
}

export type Page = { after?: string; limit?: number }

/** In the order of the days they speak of; pages go on after an observation's id. */
export async function observations(
  read: Read,
  indicatorId: string,
  { after, limit = 500 }: Page = {},
): Promise<Observation[]> {
  let query = read
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('indicator_id', '=', indicatorId)
    .orderBy('on_day')
    .orderBy('id')
    .limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('on_day', 'id'),
        '>',
        selectFrom('dashboard.observation')
          .select(['on_day', 'id'])
          .where('id', '=', after)
          .$asTuple('on_day', 'id'),
      ),
    )
  return (await query.execute()).map(asObservation)
}

/** For each indicator that has one, its newest standing figure for the whole. */
export async function latestFigures(read: Read): Promise<Observation[]> {
  const rows = await read
    .selectFrom('dashboard.observation as figure')
    .distinctOn('figure.indicator_id')
    .selectAll('figure')
    .where('figure.part_code', 'is', null)
    .where('figure.status', 'not in', ['O', 'M'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('dashboard.observation as later')
            .whereRef('later.corrects_id', '=', 'figure.id')
            .select('later.id'),
        ),
      ),
    )
    .orderBy('figure.indicator_id')
    .orderBy('figure.on_day', 'desc')
    .orderBy('figure.reported_at', 'desc')
    .orderBy('figure.id', 'desc')
    .execute()
  return rows.map(asObservation)
}

export async function observation(read: Read, id: string): Promise<Observation | null> {
  const row = await read
    .selectFrom('dashboard.observation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asObservation(row) : null
}

type Row = Awaited<ReturnType<typeof allObservations>>[number]
const allObservations = (read: Read) => read.selectFrom('dashboard.observation').selectAll().execute()

const asObservation = (row: Row): Observation => ({
  id: row.id,
  indicatorId: row.indicator_id,
  indicatorVersion: row.indicator_version,
  on: row.on_day,
  value: row.value,
  low: row.low,
  high: row.high,
  reporters: row.reporters,
  of: row.of,
  unit: row.unit,
  status: row.status,
  part:
    row.part_by && row.part_code
      ? { by: row.part_by, code: row.part_code, title: row.part_title ?? {} }
      : null,
  source: { title: row.source_title, place: row.source_place, url: row.source_url },
  readingRule: row.reading_rule,
  corrects: row.corrects_id,
  reportedBy: row.reported_by,
  reportedAt: row.reported_at,
  checkedBy: row.checked_by,
  checkedAt: row.checked_at,
})

export async function addIndicator(write: Write, indicator: Indicator): Promise<void> {
  await enter(write, indicator.id, 'dashboard.indicator')
  await write
    .insertInto('dashboard.indicator')
    .values({
      id: indicator.id,
      code: indicator.code,
      objective_id: indicator.objectiveId,
      kind: indicator.kind,
      direction: indicator.direction,
      source_type: indicator.sourceType,
      period: indicator.period,
      owner: indicator.owner,
      related: indicator.related,
      title: json(indicator.title),
      unit: json(indicator.unit),
      definition: json(indicator.definition),
      method: json(indicator.method),
      source_title: indicator.source.title,
      source_place: indicator.source.place,
      source_url: indicator.source.url,
      version: indicator.version,
      baseline_on: indicator.baseline.on,
      baseline_low: indicator.baseline.low,
      baseline_high: indicator.baseline.high,
      baseline_of: indicator.baseline.of,
      baseline_note: indicator.baseline.note && json(indicator.baseline.note),
    })
    .execute()
  for (const { on, kind, low, high, of, note } of indicator.targets)
    await write
      .insertInto('dashboard.target')
      .values({ indicator_id: indicator.id, due_on: on, kind, low, high, of, note: note && json(note) })
      .execute()
}

export async function addObservation(write: Write, observation: Observation): Promise<void> {
  await enter(write, observation.id, 'dashboard.observation')
  await write
    .insertInto('dashboard.observation')
    .values({
      id: observation.id,
      indicator_id: observation.indicatorId,
      indicator_version: observation.indicatorVersion,
      on_day: observation.on,
      value: observation.value,
      low: observation.low,
      high: observation.high,
      reporters: observation.reporters,
      of: observation.of,
      unit: observation.unit,
      status: observation.status,
      part_by: observation.part?.by ?? null,
      part_code: observation.part?.code ?? null,
      part_title: observation.part && json(observation.part.title),
      source_title: observation.source.title,
      source_place: observation.source.place,
      source_url: observation.source.url,
      reading_rule: observation.readingRule && json(observation.readingRule),
      corrects_id: observation.corrects,
      reported_by: observation.reportedBy,
      reported_at: observation.reportedAt,
      checked_by: observation.checkedBy,
      checked_at: observation.checkedAt,
    })
    .execute()
}

export async function markChecked(write: Write, id: string, by: string | null, at: Date): Promise<boolean> {
  const result = await write
    .updateTable('dashboard.observation')
    .set({ checked_by: by, checked_at: at })
    .where('id', '=', id)
    .where('checked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
