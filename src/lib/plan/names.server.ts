import type { Read } from '#lib/platform/database.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { pathOf } from './paths.ts'

export type RecordName = {
  title: Localised
  /** What stands before the title in every language: a code, a year. */
  mark: string | null
  path: string | null
}

/** What the plan's records are called and where each is read; ids of others are left out. */
export async function planNames(read: Read, ids: readonly string[]): Promise<Map<string, RecordName>> {
  const names = new Map<string, RecordName>()
  if (!ids.length) return names
  const objectives = await read
    .selectFrom('plan.objective')
    .select(['id', 'code', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  for (const { id, code, title } of objectives)
    names.set(id, { title, mark: code, path: pathOf.objective(code) })
  const versions = await read
    .selectFrom('plan.version as version')
    .innerJoin('plan.objective as objective', 'objective.id', 'version.objective_id')
    .innerJoin('plan.edition as edition', 'edition.id', 'version.edition_id')
    .select(['version.id', 'version.title', 'objective.code', 'edition.code as edition'])
    .where('version.id', 'in', [...ids])
    .execute()
  for (const { id, title, code, edition } of versions)
    names.set(id, { title, mark: `${code} · ${edition}`, path: pathOf.version(code, edition) })
  const editions = await read
    .selectFrom('plan.edition')
    .select(['id', 'code', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  for (const { id, title } of editions) names.set(id, { title, mark: null, path: pathOf.plan() })
  const decisions = await read
    .selectFrom('plan.decision')
    .select(['id', 'slug', 'what'])
    .where('id', 'in', [...ids])
    .execute()
  for (const { id, slug, what } of decisions)
    names.set(id, { title: what, mark: null, path: pathOf.decision(slug) })
  const roadmaps = await read
    .selectFrom('plan.roadmap')
    .select(['id', 'year', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  for (const { id, year, title } of roadmaps) names.set(id, { title, mark: null, path: pathOf.roadmap(year) })
  const items = await read
    .selectFrom('plan.roadmap_item as item')
    .innerJoin('plan.roadmap as roadmap', 'roadmap.id', 'item.roadmap_id')
    .select(['item.id', 'item.title', 'item.code', 'roadmap.year'])
    .where('item.id', 'in', [...ids])
    .execute()
  for (const { id, title, code, year } of items)
    names.set(id, { title, mark: code, path: `${pathOf.roadmap(year)}#${code}` })
  return names
}
