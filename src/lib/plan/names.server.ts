import type { NamesOf, RecordName } from '#lib/platform/records.server.ts'
import { pathOf } from './paths.ts'

const objectiveNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.objective')
      .select(['id', 'code', 'title'])
      .where('id', 'in', [...ids])
      .execute(),
    ({ code, title }) => ({ title, mark: code, path: pathOf.objective(code) }),
  )

const versionNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.version as version')
      .innerJoin('plan.objective as objective', 'objective.id', 'version.objective_id')
      .innerJoin('plan.edition as edition', 'edition.id', 'version.edition_id')
      .select(['version.id', 'version.title', 'objective.code', 'edition.code as edition'])
      .where('version.id', 'in', [...ids])
      .execute(),
    ({ title, code, edition }) => ({
      title,
      mark: `${code} · ${edition}`,
      path: pathOf.version(code, edition),
    }),
  )

const editionNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.edition')
      .select(['id', 'title'])
      .where('id', 'in', [...ids])
      .execute(),
    ({ title }) => ({ title, mark: null, path: pathOf.plan() }),
  )

const decisionNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.decision')
      .select(['id', 'slug', 'what'])
      .where('id', 'in', [...ids])
      .execute(),
    ({ slug, what }) => ({ title: what, mark: null, path: pathOf.decision(slug) }),
  )

const roadmapNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.roadmap')
      .select(['id', 'year', 'title'])
      .where('id', 'in', [...ids])
      .execute(),
    ({ year, title }) => ({ title, mark: null, path: pathOf.roadmap(year) }),
  )

const itemNames: NamesOf = async (read, ids) =>
  named(
    await read
      .selectFrom('plan.roadmap_item as item')
      .innerJoin('plan.roadmap as roadmap', 'roadmap.id', 'item.roadmap_id')
      .select(['item.id', 'item.title', 'item.code', 'roadmap.year'])
      .where('item.id', 'in', [...ids])
      .execute(),
    ({ title, code, year }) => ({ title, mark: code, path: `${pathOf.roadmap(year)}#${code}` }),
  )

const named = <Row extends { id: string }>(rows: readonly Row[], nameOf: (row: Row) => RecordName) =>
  new Map(rows.map((row) => [row.id, nameOf(row)]))

/** What the plan's records are called and where each is read. */
export const planNames = {
  'plan.objective': objectiveNames,
  'plan.version': versionNames,
  'plan.edition': editionNames,
  'plan.decision': decisionNames,
  'plan.roadmap': roadmapNames,
  'plan.roadmap_item': itemNames,
}
