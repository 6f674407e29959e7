import type { Read } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import type { Leg, Link, ReaderStates, Step } from '#lib/traits/index.ts'
import { linksAround, readerStates, trail } from '#lib/traits/index.server.ts'
import { adoptionStatus, type Decision, type AdoptionStatus } from './decisions/decision.ts'
import { decisions } from './decisions/store.server.ts'
import type { FacilityName } from './facilities/facility.ts'
import { versionInForce, type Goal } from './objective.ts'
import type { RoadmapItem } from './roadmap/roadmap.ts'
import { itemsById } from './roadmap/store.server.ts'
import {
  allVersions,
  editionRows,
  goalRows,
  objectiveInFacility,
  objectives,
  versionsOf,
  type EditionRow,
  type ObjectiveRow,
  type VersionRow,
} from './store.server.ts'

export type VersionView = VersionRow & {
  standing: AdoptionStatus
  /** By column: in which state each language of a text is for its readers. */
  states: Record<string, ReaderStates>
}

/** Everything that the page of one objective tells, on a day. */
export type ObjectiveView = {
  objective: ObjectiveRow
  facility: FacilityName
  versions: VersionView[]
  inForce: VersionView | null
  decisions: Decision[]
  /** Other objectives, each named once although papers may tie a pair from both ends. */
  related: { objective: ObjectiveRow; type: string; direction: string; source: string | null }[]
  items: RoadmapItem[]
}

export async function objectiveView(read: Read, code: string, on: string): Promise<ObjectiveView> {
  const { objective, facility } = orMissing(await objectiveInFacility(read, code))
  const [wordings, around] = await Promise.all([
    wordingsOf(read, objective.id, on),
    linksAround(read, objective.id, {
      types: ['supports', 'needs', 'overlaps'],
      kinds: ['plan.objective', 'plan.roadmap_item'],
    }),
  ])
  const [related, items] = await Promise.all([
    relatedBy(
      read,
      around.filter((link) => link.kind === 'plan.objective' && isInForce(link, on)),
    ),
    itemsById(
      read,
      around
        .filter(({ kind, until_on }) => kind === 'plan.roadmap_item' && !until_on)
        .map(({ other }) => other),
    ),
  ])
  return {
    objective,
    facility,
    ...wordings,
    inForce: versionInForce(wordings.versions, on),
    related,
    items,
  }
}

/** All wordings of an objective, oldest first, with what was decided on each by a day. */
export async function wordingsOf(
  read: Read,
  objectiveId: string,
  on: string,
): Promise<Pick<ObjectiveView, 'versions' | 'decisions'>> {
  const rows = await versionsOf(read, objectiveId)
  const [taken, states] = await Promise.all([
    decisions(
      read,
      rows.flatMap(({ id, editionId }) => [id, editionId]),
    ),
    readerStates(
      read,
      rows.map(({ id }) => id),
    ),
  ])
  const versions = rows.map((version) => ({
    ...version,
    standing: adoptionStatus(taken, [version.id, version.editionId], on),
    states: states.get(version.id) ?? {},
  }))
  return { versions, decisions: taken }
}

const isInForce = ({ since_on, until_on }: Link, on: string) =>
  since_on <= on && (until_on === null || until_on > on)

async function relatedBy(read: Read, links: readonly Link[]): Promise<ObjectiveView['related']> {
  const linked = await objectives(
    read,
    links.map(({ other }) => other),
  )
  const byId = new Map(linked.map((objective) => [objective.id, objective]))
  const met = new Map<string, ObjectiveView['related'][number]>()
  for (const { other, type, direction, source } of links) {
    const objective = byId.get(other)
    const key = type === 'overlaps' ? `${type} ${other}` : `${type} ${direction} ${other}`
    if (objective && !met.has(key)) met.set(key, { objective, type, direction, source })
  }
  return [...met.values()].sort((a, b) => a.objective.code.localeCompare(b.objective.code))
}

export type OverviewObjective = ObjectiveRow & { inForce: VersionRow | null; standing: AdoptionStatus }
export type OverviewGoal = { code: Goal; title: Localised; aim: Localised; objectives: OverviewObjective[] }
export type Overview = {
  goals: OverviewGoal[]
  editions: (EditionRow & { standing: AdoptionStatus; objectives: number })[]
}

/** The whole plan as it stands on a day: every goal with its objectives and the wording of each in force. */
export async function overview(read: Read, on: string): Promise<Overview> {
  const [goals, all, versions, taken, editions] = await Promise.all([
    goalRows(read),
    objectives(read),
    allVersions(read),
    decisions(read),
    editionRows(read),
  ])
  const byObjective = Map.groupBy(versions, ({ objectiveId }) => objectiveId)
  const withWording = all.map((objective): OverviewObjective => {
    const inForce = versionInForce(byObjective.get(objective.id) ?? [], on)
    return {
      ...objective,
      inForce,
      standing: adoptionStatus(taken, inForce ? [inForce.id, inForce.editionId] : [], on),
    }
  })
  return {
    goals: goals.map(({ code, title, aim }) => ({
      code: code as Goal,
      title,
      aim,
      objectives: withWording.filter(({ goal }) => goal === code),
    })),
    editions: editions.map((edition) => ({
      ...edition,
      standing: adoptionStatus(taken, [edition.id], on),
      objectives: versions.filter(({ editionId }) => editionId === edition.id).length,
    })),
  }
}

/** From an objective to its wordings and indicators, to the editions they stand in, to the decisions that adopted them. */
const fromObjective: readonly (readonly Leg[])[] = [
  [
    ['concerns', 'backward'],
    ['measures', 'backward'],
  ],
  [
    ['part_of', 'forward'],
    ['adopts', 'backward'],
  ],
  [['adopts', 'backward']],
  [['replaces', 'backward']],
]

export const objectiveChain = (read: Read, id: string): Promise<Step[]> => trail(read, id, fromObjective)
