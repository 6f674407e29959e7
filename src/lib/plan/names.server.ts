import { sql } from 'kysely'
import type { Naming } from '#lib/platform/records.server.ts'
import { pathOf } from './paths.ts'

const none = sql<string | null>`null::text`
const texts = sql<string[]>

/** What the plan's records are called and where each is read. */
export const planNames: Record<string, Naming> = {
  'plan.objective': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.objective')
        .select(['id', 'title', 'code as mark', texts`array[code]`.as('place')])
        .where('id', 'in', [...ids]),
    path: (code) => pathOf.objective(code),
  },
  'plan.version': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.version as version')
        .innerJoin('plan.objective as objective', 'objective.id', 'version.objective_id')
        .innerJoin('plan.edition as edition', 'edition.id', 'version.edition_id')
        .select(['version.id', 'version.title'])
        .select(sql<string>`objective.code || ' · ' || edition.code`.as('mark'))
        .select(texts`array[objective.code, edition.code]`.as('place'))
        .where('version.id', 'in', [...ids]),
    path: (code, edition) => pathOf.version(code, edition),
  },
  'plan.edition': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.edition')
        .select(['id', 'title', none.as('mark'), texts`array[]::text[]`.as('place')])
        .where('id', 'in', [...ids]),
    path: () => pathOf.plan(),
  },
  'plan.decision': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.decision')
        .select(['id', 'what as title', none.as('mark'), texts`array[slug]`.as('place')])
        .where('id', 'in', [...ids]),
    path: (slug) => pathOf.decision(slug),
  },
  'plan.roadmap': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.roadmap')
        .select(['id', 'title', none.as('mark'), texts`array[year::text]`.as('place')])
        .where('id', 'in', [...ids]),
    path: (year) => pathOf.roadmap(Number(year)),
  },
  'plan.roadmap_item': {
    rows: (read, ids) =>
      read
        .selectFrom('plan.roadmap_item as item')
        .innerJoin('plan.roadmap as roadmap', 'roadmap.id', 'item.roadmap_id')
        .select(['item.id', 'item.title', 'item.code as mark'])
        .select(texts`array[roadmap.year::text, item.code]`.as('place'))
        .where('roadmap.withdrawn_at', 'is', null)
        .where('item.id', 'in', [...ids]),
    path: (year, code) => `${pathOf.roadmap(Number(year))}#${code}`,
  },
}
