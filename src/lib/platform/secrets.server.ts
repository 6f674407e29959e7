import { randomBytes } from 'node:crypto'
import type { OpenDatabase } from './database.server.ts'

/** A key of this installation, made at first use; every node reads the same. */
export async function secret(database: OpenDatabase, name: string): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  return database.write(async (write) => {
    await write
      .insertInto('platform.secret')
      .values({ name, value })
      .onConflict((on) => on.doNothing())
      .execute()
    const row = await write
      .selectFrom('platform.secret')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return row.value
  })
}
