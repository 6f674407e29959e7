import { json, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Indicator, Target } from '../indicator.ts'
import type { DefinitionRecord } from './definition.ts'

const joined = (read: Read) =>
  read
    .selectFrom('dashboard.indicator as indicator')
    .innerJoin('dashboard.definition as definition', (join) =>
      join
        .onRef('definition.indicator_id', '=', 'indicator.id')
        .onRef('definition.version', '=', 'indicator.version'),
    )

const inUse = (read: Read) =>
  joined(read)
    .selectAll('definition')
    .select(['indicator.code', 'indicator.objective_id', 'indicator.owner', 'indicator.related'])
    .orderBy('indicator.code')

/** Every indicator by the definition in use, or those of one objective. */
export async function indicators(read: Read, objectiveId?: string): Promise<Indicator[]> {
  const query = inUse(read)
  const rows = await (objectiveId ? query.where('indicator.objective_id', '=', objectiveId) : query).execute()
  return asIndicators(read, rows)
}

/** By id or by code, as both stand in addresses. */
export async function indicator(read: Read, key: string): Promise<Indicator | null> {
  const isId = /^[0-9a-f]{8}-/.test(key)
  const query = inUse(read).where(isId ? 'indicator.id' : 'indicator.code', '=', key)
  const [found] = await asIndicators(read, await query.execute())
  return found ?? null
}

/** Code and title in use, without what is measured and how. */
export const indicatorNames = (read: Read, ids: readonly string[]) =>
  joined(read)
    .select(['indicator.id', 'indicator.code', 'definition.title'])
    .where('indicator.id', 'in', [...ids])
    .execute()

export const definitionNames = (read: Read, ids: readonly string[]) =>
  read
    .selectFrom('dashboard.definition as definition')
    .innerJoin('dashboard.indicator as indicator', 'indicator.id', 'definition.indicator_id')
    .select(['definition.id', 'definition.version', 'definition.title', 'indicator.code'])
    .where('definition.id', 'in', [...ids])
    .execute()

type InUse = Awaited<ReturnType<ReturnType<typeof inUse>['execute']>>[number]

async function asIndicators(read: Read, rows: readonly InUse[]): Promise<Indicator[]> {
  const targets = await targetsOf(read, rows)
  return rows.map((row) => {
    const { id: _id, indicatorId, ...definition } = asDefinition(row, targets.get(row.id))
    const {
      reason: _r,
      proposedBy: _by,
      proposedAt: _at,
      signedBy: _sb,
      signedAt: _sa,
      ...measured
    } = definition
    return {
      ...measured,
      id: indicatorId,
      code: row.code,
      objectiveId: row.objective_id,
      owner: row.owner,
      related: row.related,
    }
  })
}

/** Every version, of one indicator or of all, the newest first. */
export async function definitions(read: Read, indicatorId?: string): Promise<DefinitionRecord[]> {
  let query = read
    .selectFrom('dashboard.definition')
    .selectAll()
    .orderBy('indicator_id')
    .orderBy('version', 'desc')
  if (indicatorId) query = query.where('indicator_id', '=', indicatorId)
  const rows = await query.execute()
  const targets = await targetsOf(read, rows)
  return rows.map((row) => asDefinition(row, targets.get(row.id)))
}

export async function definition(read: Read, id: string): Promise<DefinitionRecord | null> {
  const row = await read
    .selectFrom('dashboard.definition')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asDefinition(row, (await targetsOf(read, [row])).get(id)) : null
}

async function targetsOf(read: Read, rows: readonly { id: string }[]): Promise<Map<string, Target[]>> {
  if (!rows.length) return new Map()
  const targets = await read
    .selectFrom('dashboard.target')
    .selectAll()
    .where(
      'definition_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('due_on')
    .execute()
  const byDefinition = Map.groupBy(targets, ({ definition_id }) => definition_id)
  return new Map(
    [...byDefinition].map(([id, list]) => [
      id,
      list.map(({ definition_id: _, due_on, ...target }) => ({ on: due_on, ...target })),
    ]),
  )
}

const _rows = (read: Read) => read.selectFrom('dashboard.definition').selectAll().execute()
type Row = Awaited<ReturnType<typeof _rows>>[number]

const asDefinition = (row: Row, targets: Target[] = []): DefinitionRecord => ({
  id: row.id,
  indicatorId: row.indicator_id,
  version: row.version,
  kind: row.kind,
  direction: row.direction,
  sourceType: row.source_type,
  period: row.period,
  compounds: row.compounds,
  title: row.title,
  unit: row.unit,
  definition: row.definition,
  method: row.method,
  denominator: row.denominator,
  reportingUnits: row.reporting_units,
  source: { title: row.source_title, place: row.source_place, url: row.source_url },
  baseline: {
    on: row.baseline_on,
    low: row.baseline_low,
    high: row.baseline_high,
    of: row.baseline_of,
    note: row.baseline_note,
  },
  targets,
  reason: row.reason,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
})

type Named = Pick<Indicator, 'id' | 'code' | 'objectiveId' | 'owner' | 'related'>

export async function addIndicator(write: Write, indicator: Named): Promise<void> {
  const { id, code, objectiveId, owner, related } = indicator
  await registerRecord(write, id, 'dashboard.indicator')
  await write
    .insertInto('dashboard.indicator')
    .values({ id, code, objective_id: objectiveId, owner, related })
    .execute()
}

export async function addDefinition(write: Write, given: DefinitionRecord): Promise<void> {
  await registerRecord(write, given.id, 'dashboard.definition')
  await write
    .insertInto('dashboard.definition')
    .values({
      id: given.id,
      indicator_id: given.indicatorId,
      version: given.version,
      kind: given.kind,
      direction: given.direction,
      source_type: given.sourceType,
      period: given.period,
      compounds: given.compounds,
      title: json(given.title),
      unit: json(given.unit),
      definition: json(given.definition),
      method: json(given.method),
      denominator: given.denominator && json(given.denominator),
      reporting_units: given.reportingUnits && json(given.reportingUnits),
      source_title: given.source.title,
      source_place: given.source.place,
      source_url: given.source.url,
      baseline_on: given.baseline.on,
      baseline_low: given.baseline.low,
      baseline_high: given.baseline.high,
      baseline_of: given.baseline.of,
      baseline_note: given.baseline.note && json(given.baseline.note),
      reason: given.reason && json(given.reason),
      proposed_by: given.proposedBy,
      proposed_at: given.proposedAt,
      signed_by: given.signedBy,
      signed_at: given.signedAt,
    })
    .execute()
  for (const { on, kind, low, high, of, note } of given.targets)
    await write
      .insertInto('dashboard.target')
      .values({ definition_id: given.id, due_on: on, kind, low, high, of, note: note && json(note) })
      .execute()
}

/** Signs it if nobody has; says whether it did. */
export async function markSigned(write: Write, id: string, by: string | null, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await write
    .updateTable('dashboard.definition')
    .set({ signed_by: by, signed_at: at })
    .where('id', '=', id)
    .where('signed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function putIntoUse(write: Write, indicatorId: string, version: number): Promise<void> {
  await write.updateTable('dashboard.indicator').set({ version }).where('id', '=', indicatorId).execute()
}
