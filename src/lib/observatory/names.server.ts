import type { Read } from '#lib/platform/database.server.ts'
import { linksTo } from '#lib/traits/index.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { titlesOf } from './runs/store.server.ts'

/** What runs are called and where each is read; ids of others, and of what is not published, are left out. */
export async function runNames(read: Read, ids: readonly string[]) {
  const names = new Map<string, { title: Localised; mark: string | null; path: string | null }>()
  for (const { id, title } of ids.length ? await titlesOf(read, ids) : [])
    names.set(id, { title: { en: title }, mark: null, path: `/soil/studies/${id}` })
  return names
}

/** Published runs that serve an objective. */
export async function runsServing(read: Read, objective: string) {
  const links = await linksTo(read, objective, { types: ['supports'] })
  const standing = links.filter(({ kind, until_on }) => kind === 'observatory.run' && until_on === null)
  const names = await runNames(
    read,
    standing.map(({ other }) => other),
  )
  return [...names].map(([id, { title, path }]) => ({ id, title: title.en!, path: path! }))
}
