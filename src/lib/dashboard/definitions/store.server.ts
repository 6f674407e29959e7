import { expressionBuilder, sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { inBatches } from '#lib/platform/batches.ts'
import { json, type Database, type Read, type Write } from '#lib/platform/database.server.ts'
import { registerRecords } from '#lib/platform/records.server.ts'
import type { Indicator } from '../indicator.ts'
import type { DefinitionRecord } from './definition.ts'

/** The targets of a definition, the nearest day first. */
const targetsOf = (definitionId: Expression<string>) =>
  jsonArrayFrom(
    expressionBuilder<Database>()
      .selectFrom('dashboard.target as target')
      .select(['target.due_on as on', 'target.kind', 'target.low', 'target.high', 'target.of', 'target.note'])
      .where('target.definition_id', '=', definitionId)
      .orderBy('target.due_on'),
  )

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
    .select((on) => targetsOf(on.ref('definition.id')).as('targets'))
    .orderBy('indicator.code')

/** Every indicator by the definition in use, or those of one objective. */
export async function indicators(read: Read, objectiveId?: string): Promise<Indicator[]> {
  const query = inUse(read)
  const rows = await (objectiveId ? query.where('indicator.objective_id', '=', objectiveId) : query).execute()
  return rows.map(asIndicator)
}

/** By id or by code, as both stand in addresses. */
export async function indicator(read: Read, key: string): Promise<Indicator | null> {
  const isId = /^[0-9a-f]{8}-/.test(key)
  const query = inUse(read).where(isId ? 'indicator.id' : 'indicator.code', '=', key)
  const row = await query.executeTakeFirst()
  return row ? asIndicator(row) : null
}

const codeAsPlace = sql<string[]>`array[indicator.code]`.as('place')

/** By the title of the definition in use. */
export const indicatorNames = (read: Read, ids: readonly string[]) =>
  joined(read)
    .select(['indicator.id', 'indicator.code as mark', 'definition.title', codeAsPlace])
    .where('indicator.id', 'in', [...ids])

/** What the definition in use says, of these indicators or of all. */
export function searchableIndicators(read: Read, ids?: readonly string[]) {
  const query = joined(read).select([
    'indicator.id',
    'indicator.code',
    'definition.title',
    'definition.definition',
    'definition.method',
    'definition.unit',
  ])
  return (ids ? query.where('indicator.id', 'in', [...ids]) : query).execute()
}

export const definitionNames = (read: Read, ids: readonly string[]) =>
  read
    .selectFrom('dashboard.definition as definition')
    .innerJoin('dashboard.indicator as indicator', 'indicator.id', 'definition.indicator_id')
    .select(['definition.id', 'definition.title', codeAsPlace])
    .select(sql<string>`indicator.code || ' (' || definition.version || ')'`.as('mark'))
    .where('definition.id', 'in', [...ids])

type InUse = Awaited<ReturnType<ReturnType<typeof inUse>['execute']>>[number]

function asIndicator(row: InUse): Indicator {
  const { id: _id, indicatorId, ...definition } = asDefinition(row)
  const { reason: _r, proposedBy: _by, proposedAt: _at, signedBy: _sb, ...measured } = definition
  return {
    ...measured,
    id: indicatorId,
    code: row.code,
    objectiveId: row.objective_id,
    owner: row.owner,
    related: row.related,
  }
}

const records = (read: Read) =>
  read
    .selectFrom('dashboard.definition as definition')
    .selectAll('definition')
    .select((on) => targetsOf(on.ref('definition.id')).as('targets'))

type Row = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number]

/** Every version, of one indicator or of all, the newest first. */
export async function definitions(read: Read, indicatorId?: string): Promise<DefinitionRecord[]> {
  const query = records(read).orderBy('indicator_id').orderBy('version', 'desc')
  const rows = await (indicatorId ? query.where('indicator_id', '=', indicatorId) : query).execute()
  return rows.map(asDefinition)
}

export async function definition(read: Read, id: string): Promise<DefinitionRecord | null> {
  const row = await records(read).where('definition.id', '=', id).executeTakeFirst()
  return row ? asDefinition(row) : null
}

const asDefinition = (row: Row): DefinitionRecord => ({
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
  targets: row.targets,
  reason: row.reason,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  signedBy: row.signed_by,
  signedAt: row.signed_at,
})

type Named = Pick<Indicator, 'id' | 'code' | 'objectiveId' | 'owner' | 'related'>

export async function addIndicators(write: Write, indicators: readonly Named[]): Promise<void> {
  await registerRecords(write, indicators, 'dashboard.indicator')
  const rows = indicators.map(({ id, code, objectiveId, owner, related }) => ({
    id,
    code,
    objective_id: objectiveId,
    owner,
    related,
  }))
  await inBatches(rows, (batch) => write.insertInto('dashboard.indicator').values(batch).execute())
}

export async function addDefinitions(write: Write, definitions: readonly DefinitionRecord[]): Promise<void> {
  await registerRecords(write, definitions, 'dashboard.definition')
  await inBatches(definitions.map(definitionRow), (batch) =>
    write.insertInto('dashboard.definition').values(batch).execute(),
  )
  const targets = definitions.flatMap(({ id, targets }) =>
    targets.map(({ on, kind, low, high, of, note }) => ({
      definition_id: id,
      due_on: on,
      kind,
      low,
      high,
      of,
      note: note && json(note),
    })),
  )
  await inBatches(targets, (batch) => write.insertInto('dashboard.target').values(batch).execute())
}

const definitionRow = (given: DefinitionRecord) => ({
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

/** Signs it unless it is signed; says whether it did. */
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
