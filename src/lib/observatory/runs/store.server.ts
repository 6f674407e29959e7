import { sql, type Selectable } from 'kysely'
import { json, type Database, type Read, type Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import type { Grid } from '../studies/raster/grid.ts'
import type { Tally } from '../studies/model.ts'
import type { Study } from '../studies/study.ts'
import type { Failure, Prepared, ResultFile, Run } from './run.ts'

type Row = Selectable<Database['observatory.run']>

export const runOf = (row: Row): Run => ({
  ...row,
  model: row.model as Run['model'],
  study: JSON.parse(row.study) as Study,
  prepared: row.prepared_at && {
    program: row.program!,
    ...(JSON.parse(row.inputs!) as Pick<Prepared, 'inputs' | 'stamps'>),
    grid: row.grid as Grid,
    tileSize: row.tile_size!,
    tileBytes: row.tile_bytes!,
    tiles: row.tiles!,
    cells: row.cells!,
    estimatedSeconds: row.estimated_seconds ?? 0,
  },
  failure: row.failure as Failure | null,
  tally: row.tally as Tally | null,
  files: row.files as ResultFile[] | null,
})

export async function runById(read: Read, id: string): Promise<Run | null> {
  const row = await read.selectFrom('observatory.run').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? runOf(row) : null
}

/** Held until the transaction ends, so that two who decide about a run do it one after the other. */
export async function lockedRun(write: Write, id: string): Promise<Run | null> {
  const row = await write
    .selectFrom('observatory.run')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? runOf(row) : null
}

/** The same, without what is large: for what happens every second. */
export async function lockedProgress(write: Write, id: string) {
  const row = await write
    .selectFrom('observatory.run')
    .select(['id', 'turn', 'tiles', 'tiles_kept', 'prepared_at', 'computed_at', 'paused_at', 'failed_at'])
    .select(['completed_at', 'withdrawn_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type RunQuery = { onlyPublished: boolean; before?: string; limit?: number }

/** The newest first, paged by id: ids grow with time. */
export async function runs(read: Read, { onlyPublished, before, limit = 50 }: RunQuery): Promise<Run[]> {
  let query = read.selectFrom('observatory.run').selectAll().where('withdrawn_at', 'is', null)
  if (onlyPublished) query = query.where('published_at', 'is not', null)
  if (before) query = query.where('id', '<', before)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(runOf)
}

export async function addRun(
  write: Write,
  run: { id: string; study: Study; ordered_at: Date; ordered_by: string | null },
): Promise<void> {
  await registerRecord(write, run.id, 'observatory.run')
  await write
    .insertInto('observatory.run')
    .values({
      ...run,
      title: run.study.title,
      model: run.study.model.name,
      study: JSON.stringify(run.study),
    })
    .execute()
}

export async function setPrepared(write: Write, id: string, prepared: Prepared, at: Date): Promise<void> {
  const { program, inputs, stamps, grid, tileSize, tileBytes, tiles, cells, estimatedSeconds } = prepared
  await write
    .updateTable('observatory.run')
    .set({
      prepared_at: at,
      program,
      inputs: JSON.stringify({ inputs, stamps }),
      grid: json(grid),
      tile_size: tileSize,
      tile_bytes: tileBytes,
      tiles,
      cells,
      estimated_seconds: estimatedSeconds,
    })
    .where('id', '=', id)
    .execute()
}

export type KeptTile = { readonly number: number; readonly checksum: number; readonly cells: number }

/** Enters tiles that are in the storage; one that another process kept meanwhile counts once. Says how many are kept now. */
export async function addTiles(
  write: Write,
  run: string,
  tiles: readonly KeptTile[],
  at: Date,
): Promise<number> {
  const added = await write
    .insertInto('observatory.tile')
    .values(tiles.map((tile) => ({ ...tile, run_id: run, kept_at: at })))
    .onConflict((on) => on.doNothing())
    .returning('cells')
    .execute()
  const cells = added.reduce((sum, tile) => sum + tile.cells, 0)
  const { tiles_kept } = await write
    .updateTable('observatory.run')
    .set((eb) => ({
      tiles_kept: eb('tiles_kept', '+', added.length),
      cells_kept: eb('cells_kept', '+', cells),
    }))
    .where('id', '=', run)
    .returning('tiles_kept')
    .executeTakeFirstOrThrow()
  return tiles_kept
}

/** Takes a tile back that is not in the storage as it was kept. */
export async function dropTile(write: Write, run: string, number: number): Promise<void> {
  const dropped = await write
    .deleteFrom('observatory.tile')
    .where('run_id', '=', run)
    .where('number', '=', number)
    .returning('cells')
    .executeTakeFirst()
  if (!dropped) return
  await write
    .updateTable('observatory.run')
    .set((eb) => ({
      tiles_kept: eb('tiles_kept', '-', 1),
      cells_kept: eb('cells_kept', '-', dropped.cells),
      computed_at: null,
    }))
    .where('id', '=', run)
    .execute()
}

/** Back to where it was ordered: nothing of what was found out or kept is of use any more. */
export async function unprepare(write: Write, run: string): Promise<void> {
  await clearTiles(write, run)
  const found = { program: null, inputs: null, grid: null, tile_size: null, tile_bytes: null }
  await write
    .updateTable('observatory.run')
    .set({ ...found, tiles: null, cells: null, prepared_at: null, computed_at: null })
    .set({ tiles_kept: 0, cells_kept: 0 })
    .where('id', '=', run)
    .execute()
}

export async function lastKeptAt(read: Read, run: string): Promise<Date | null> {
  const { at } = await read
    .selectFrom('observatory.tile')
    .select(({ fn }) => fn.max('kept_at').as('at'))
    .where('run_id', '=', run)
    .executeTakeFirstOrThrow()
  return at
}

export async function keptTiles(read: Read, run: string): Promise<Pick<KeptTile, 'number' | 'checksum'>[]> {
  return read
    .selectFrom('observatory.tile')
    .select(['number', 'checksum'])
    .where('run_id', '=', run)
    .orderBy('number')
    .execute()
}

/** Cells kept from a moment on. */
export async function cellsKeptSince(read: Read, run: string, since: Date): Promise<number> {
  const { cells } = await read
    .selectFrom('observatory.tile')
    .select(sql<number>`coalesce(sum(cells), 0)::float8`.as('cells'))
    .where('run_id', '=', run)
    .where('kept_at', '>=', since)
    .executeTakeFirstOrThrow()
  return cells
}

export async function clearTiles(write: Write, run: string): Promise<void> {
  await write.deleteFrom('observatory.tile').where('run_id', '=', run).execute()
}

type Moment =
  | { computed_at: Date }
  | { paused_at: Date }
  | { paused_at: null; failed_at: null; failure: null; turn: number }
  | { withdrawn_at: Date; turn: number }
  | { published_at: Date; published_by: string | null }

export async function move(write: Write, id: string, to: Moment): Promise<void> {
  await write.updateTable('observatory.run').set(to).where('id', '=', id).execute()
}

export async function setFailed(write: Write, id: string, failure: Failure, at: Date): Promise<void> {
  await write
    .updateTable('observatory.run')
    .set({ failed_at: at, failure: json(failure) })
    .where('id', '=', id)
    .execute()
}

export async function setComplete(
  write: Write,
  id: string,
  { tally, files }: { tally: Tally; files: readonly ResultFile[] },
  at: Date,
): Promise<void> {
  await write
    .updateTable('observatory.run')
    .set({ completed_at: at, tally: json(tally), files: json(files) })
    .where('id', '=', id)
    .execute()
}

const published = (read: Read, ids: readonly string[]) =>
  about(read, ids)
    .selectFrom('observatory.run')
    .where('id', 'in', [...ids])
    .where('published_at', 'is not', null)
    .where('withdrawn_at', 'is', null)

export const titlesOf = (read: Read, ids: readonly string[]) =>
  published(read, ids).select(['id', 'title']).execute()

export const runNames = (read: Read, ids: readonly string[]) =>
  published(read, ids).select([
    'id',
    sql<Localised>`jsonb_build_object('en', title)`.as('title'),
    sql<string | null>`null::text`.as('mark'),
    sql<string[]>`array[id::text]`.as('place'),
  ])

export async function runsOf(read: Read, person: string) {
  return read
    .selectFrom('observatory.run')
    .select(['id', 'title', 'ordered_at', 'published_at'])
    .where((on) => on.or([on('ordered_by', '=', person), on('published_by', '=', person)]))
    .orderBy('ordered_at')
    .execute()
}
