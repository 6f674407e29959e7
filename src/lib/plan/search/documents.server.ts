import { sql } from 'kysely'
import type { Read } from '#lib/platform/database.server.ts'
import type { Searchable, SearchDocument } from '#lib/platform/searchable.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { pathOf } from '../paths.ts'

type Version = {
  id: string
  objective: string
  code: string
  edition: string
  name: Localised
  title: Localised
  clauses: (Localised | null)[]
  activities: Localised[]
}

/** Versions with their activities, the newest edition of an objective first. */
async function versions(read: Read, ids?: readonly string[]): Promise<Version[]> {
  const of = ids ? sql`and (version.id in (${sql.join(ids)}) or objective.id in (${sql.join(ids)}))` : sql``
  const { rows } = await sql<Version>`
    select version.id, objective.id as objective, objective.code, edition.code as edition, objective.title as name, version.title,
      jsonb_build_array(version.aim, version.baseline, version.target_2030, version.target_2050, version.remarks) as clauses,
      coalesce((select jsonb_agg(activity.text order by activity.number) from plan.activity
        where activity.version_id = version.id and activity.withdrawn_at is null), '[]') as activities
    from plan.version
    join plan.objective on objective.id = version.objective_id
    join plan.edition on edition.id = version.edition_id
    where version.withdrawn_at is null ${of}
    order by objective.code, edition.issued_on desc, edition.code desc`.execute(read)
  return rows
}

/** The newest of each objective, and the others: an event about a version names its objective, so that both are found. */
async function split(read: Read, ids?: readonly string[]) {
  const all = await versions(read, ids && (await withObjectives(read, ids)))
  const newest = new Map<string, Version>()
  for (const version of all) if (!newest.has(version.objective)) newest.set(version.objective, version)
  return { newest: [...newest.values()], earlier: all.filter((one) => newest.get(one.objective) !== one) }
}

async function withObjectives(read: Read, ids: readonly string[]): Promise<string[]> {
  const rows = await read
    .selectFrom('plan.version')
    .select('objective_id')
    .where('id', 'in', [...ids])
    .execute()
  return [...ids, ...rows.map(({ objective_id }) => objective_id)]
}

const objectiveDocuments = async (read: Read, ids?: readonly string[]): Promise<SearchDocument[]> =>
  (await split(read, ids)).newest.map(({ objective, code, name, title, clauses, activities }) => ({
    id: objective,
    path: pathOf.objective(code),
    mark: code,
    title: name,
    body: [title, ...clauses, ...activities],
  }))

const versionDocuments = async (read: Read, ids?: readonly string[]): Promise<SearchDocument[]> =>
  (await split(read, ids)).earlier.map(({ id, code, edition, title, clauses, activities }) => ({
    id,
    path: pathOf.version(code, edition),
    mark: `${code} · ${edition} ·`,
    title,
    body: [...clauses, ...activities],
  }))

async function decisionDocuments(read: Read, ids?: readonly string[]): Promise<SearchDocument[]> {
  const query = read.selectFrom('plan.decision').select(['id', 'slug', 'what', 'note', 'document'])
  const rows = await (ids ? query.where('id', 'in', [...ids]) : query).execute()
  return rows.map(({ id, slug, what, note, document }) => ({
    id,
    path: pathOf.decision(slug),
    mark: document,
    title: what,
    body: [note],
  }))
}

async function itemDocuments(read: Read, ids?: readonly string[]): Promise<SearchDocument[]> {
  const query = read
    .selectFrom('plan.roadmap_item as item')
    .innerJoin('plan.roadmap as roadmap', 'roadmap.id', 'item.roadmap_id')
    .where('roadmap.withdrawn_at', 'is', null)
    .select(['item.id', 'item.code', 'item.title', 'item.note', 'roadmap.year'])
  const rows = await (ids ? query.where('item.id', 'in', [...ids]) : query).execute()
  return rows.map(({ id, code, title, note, year }) => ({
    id,
    path: `${pathOf.roadmap(year)}#${code}`,
    mark: code,
    title,
    body: [note],
  }))
}

const papers = ['plan.paper', 'plan.edition', 'plan.roadmap']

/** What the search finds of the plan. */
export const planSearch: readonly Searchable[] = [
  {
    kind: 'plan.objective',
    label: 'plan_search_objectives',
    follows: [...papers, 'plan.version'],
    documents: objectiveDocuments,
  },
  { kind: 'plan.decision', label: 'plan_search_decisions', follows: papers, documents: decisionDocuments },
  { kind: 'plan.roadmap_item', label: 'plan_search_items', follows: papers, documents: itemDocuments },
  {
    kind: 'plan.version',
    label: 'plan_search_versions',
    follows: [...papers, 'plan.version'],
    documents: versionDocuments,
  },
]
