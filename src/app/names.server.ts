import { definitions, indicators } from '#lib/dashboard/index.server.ts'
import { runNames } from '#lib/observatory/index.server.ts'
import { planNames, type RecordName } from '#lib/plan/index.server.ts'
import type { Read } from '#lib/platform/database.server.ts'

/** What records of any slice are called and where they are read. */
export async function namesOf(read: Read, ids: readonly string[]): Promise<Map<string, RecordName>> {
  const names = await planNames(read, ids)
  for (const [id, name] of await runNames(read, ids)) names.set(id, name)
  if (ids.every((id) => names.has(id))) return names
  const codes = new Map<string, string>()
  for (const { id, code, title } of await indicators(read)) {
    codes.set(id, code)
    if (ids.includes(id)) names.set(id, { mark: code, title, path: `/indicators/${code}` })
  }
  if (ids.every((id) => names.has(id))) return names
  for (const { id, indicatorId, version, title } of await definitions(read)) {
    const code = codes.get(indicatorId)
    if (ids.includes(id))
      names.set(id, { mark: `${code} (${version})`, title, path: `/indicators/${code}#definitions` })
  }
  return names
}
