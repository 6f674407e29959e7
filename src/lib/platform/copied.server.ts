import type { OpenDatabase } from './database.server.ts'

/**
 * PostgreSQL's own tools copy rows together with the numbers of the transactions that wrote them. In another cluster those may
 * lie ahead of its own count; then the event log would hide what it holds, and every page would seem to have changed, until
 * that count has caught up. Done at each start, before anything reads either.
 */
export async function adoptCopied(database: OpenDatabase): Promise<void> {
  const { rows } = await database.query(
    'select xact >= pg_snapshot_xmax(pg_current_snapshot()) as copied from platform.event order by seq desc limit 1',
  )
  if (rows[0]?.copied !== true) return
  await database.script(`
    alter table platform.event disable trigger event_append_only;
    update platform.event set xact = pg_current_xact_id() where xact >= pg_snapshot_xmax(pg_current_snapshot());
    alter table platform.event enable trigger event_append_only;
    truncate platform.change`)
}
