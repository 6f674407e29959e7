import type { Read, Write } from '#lib/platform/database.server.ts'

export type Site = { id: string; origin: string; added_at: Date }

export async function sites(read: Read): Promise<Site[]> {
  return read.selectFrom('dashboard.site').select(['id', 'origin', 'added_at']).orderBy('origin').execute()
}

export async function addSite(
  write: Write,
  { id, origin, added_at }: Site,
  by: string | null,
): Promise<void> {
  await write.insertInto('dashboard.site').values({ id, origin, added_at, added_by: by }).execute()
}

export async function removeSite(write: Write, id: string): Promise<boolean> {
  const { numDeletedRows } = await write.deleteFrom('dashboard.site').where('id', '=', id).executeTakeFirst()
  return numDeletedRows === 1n
}
