import { indicators } from '#lib/dashboard/index.server.ts'
import { planNames, type RecordName } from '#lib/plan/index.server.ts'
import type { Read } from '#lib/platform/database.server.ts'

/** What records of any slice are called and where they are read. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Map<string, RecordName>> {
  const names = await planNames(read, ids)
  if (ids.some((id) => !names.has(id)))
    for (const { id, code, title } of await indicators(read))
      if (ids.includes(id)) names.set(id, { mark: code, title, path: `/indicators/${code}` })
  return names
}
