import type { Read } from '#lib/platform/database.server.ts'
import type { Objective, ObjectiveVersion } from './objective.ts'
import { allVersions, objectives, type VersionRow } from './store.server.ts'

/** The plan as it stands, in the shape in which it is exported, compared and taken in again. */
export async function wholePlan(read: Read): Promise<Objective[]> {
  const rows = await objectives(read)
  const versions = Map.groupBy(await allVersions(read), ({ objectiveId }) => objectiveId)
  const links = await read
    .selectFrom('traits.link as link')
    .innerJoin('plan.objective as near', 'near.id', 'link.from_id')
    .innerJoin('plan.objective as other', 'other.id', 'link.to_id')
    .select(['near.code', 'other.code as to', 'link.type', 'link.source'])
    .where('link.type', 'in', ['supports', 'needs', 'overlaps'])
    .where('link.until_on', 'is', null)
    .orderBy('other.code')
    .execute()
  return rows.map(({ id, code, goal, facility, title }) => ({
    code,
    goal,
    facility,
    title,
    links: links
      .filter((link) => link.code === code)
      .map(({ to, type, source }) => ({
        to,
        type: type as Objective['links'][number]['type'],
        source: source ?? '',
      })),
    versions: (versions.get(id) ?? []).map(wordingOf),
  }))
}

const wordingOf = (row: VersionRow): ObjectiveVersion => ({
  edition: row.edition,
  title: row.title,
  aim: row.aim,
  baseline: row.baseline,
  target2030: row.target2030,
  target2050: row.target2050,
  remarks: row.remarks,
  activities: row.activities,
  source: row.source,
})
