import type { Context } from '#lib/platform/context.ts'
import { record } from '#lib/platform/events.server.ts'
import { found, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { keep, link } from '#lib/traits/index.server.ts'
import type { z } from 'zod'
import type { PlanContent, wording } from './input.ts'
import { planRules } from './rules.ts'
import {
  addEdition,
  addGoals,
  addObjective,
  addVersion,
  hasPlan,
  setWording,
  versionById,
} from './store.server.ts'

/** Fills an empty plan with the starter content; a plan that exists is left as it is. */
export async function loadPlan(context: Context, content: PlanContent): Promise<boolean> {
  allow(planRules.plan_load, context.actor)
  return context.write(async (write) => {
    if (await hasPlan(write)) return false
    await addGoals(write, content.goals)
    const editionIds = new Map<string, string>()
    for (const edition of content.editions) {
      const id = context.newId()
      editionIds.set(edition.edition, id)
      await addEdition(write, id, edition)
    }
    const objectiveIds = new Map(content.objectives.map(({ code }) => [code, context.newId()]))
    for (const { code, goal, facility, title, versions } of content.objectives) {
      const objective = found(objectiveIds.get(code))
      await addObjective(write, { id: objective, code, goal, facility, title })
      for (const version of versions) {
        const id = context.newId()
        const edition = found(editionIds.get(version.edition))
        await addVersion(write, { id, objective, edition, newId: context.newId }, version)
        const since = content.editions.find((one) => one.edition === version.edition)?.date
        await link(write, context, { from: id, to: objective, type: 'concerns', since })
        await link(write, context, { from: id, to: edition, type: 'part_of', since })
      }
    }
    for (const { code, links } of content.objectives)
      for (const { to, type, source } of links)
        await link(write, context, {
          from: found(objectiveIds.get(code)),
          to: found(objectiveIds.get(to)),
          type,
          source,
        })
    for (const id of editionIds.values())
      await record(write, context, {
        verb: 'plan.edition_loaded',
        kind: 'plan.edition',
        subject: id,
        touches: [...objectiveIds.values()],
      })
    return true
  })
}

/** Corrects title and aim of one wording in one language; the earlier text and the reason are kept. */
export async function correctWording(context: Context, input: z.output<typeof wording>): Promise<void> {
  allow(planRules.plan_correct_wording, context.actor)
  await context.write(async (write) => {
    const version = found(await versionById(write, input.version))
    const change = (text: Localised | null, value: string): Localised => ({ ...text, [input.locale]: value })
    const next = {
      title: change(version.title, input.title),
      aim: input.aim ? change(version.aim, input.aim) : version.aim,
    }
    await keep(write, context, {
      record: version.id,
      snapshot: { title: version.title, aim: version.aim },
      reason: input.reason,
    })
    if (!(await setWording(write, version.id, input.revision, next)))
      throw new Refusal('conflict', 'plan_changed_meanwhile')
    await record(write, context, {
      verb: 'plan.wording_corrected',
      kind: 'plan.version',
      subject: version.id,
      touches: [version.objectiveId, version.editionId],
      data: { locale: input.locale, revision: input.revision + 1 },
    })
  })
}
