import type { Read } from '#lib/platform/database.server.ts'
import type { Naming } from '#lib/platform/records.server.ts'
import { linksTo } from '#lib/traits/index.server.ts'
import { runNames, titlesOf } from './runs/store.server.ts'

const pathOfRun = (id: string) => `/soil/studies/${id}`

/** What published runs are called and where each is read. */
export const observatoryNames: Record<string, Naming> = {
  'observatory.run': { rows: runNames, path: pathOfRun },
}

/** Published runs that serve an objective. */
export async function runsServing(read: Read, objective: string) {
  const links = await linksTo(read, objective, { types: ['supports'] })
  const standing = links.filter(({ kind, until_on }) => kind === 'observatory.run' && until_on === null)
  if (!standing.length) return []
  const titles = await titlesOf(
    read,
    standing.map(({ other }) => other),
  )
  return titles.map(({ id, title }) => ({ id, title, path: pathOfRun(id) }))
}
