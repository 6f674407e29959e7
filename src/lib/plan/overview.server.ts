import type { Read } from '#lib/platform/database.server.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { adoptionStatus, type AdoptionStatus } from './decisions/decision.ts'
import { decisions } from './decisions/store.server.ts'
import { versionInForce, type Goal } from './objective.ts'
import {
  allVersions,
  editionRows,
  goalRows,
  objectives,
  type EditionRow,
  type ObjectiveRow,
  type VersionRow,
} from './store.server.ts'

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
