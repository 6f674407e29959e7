import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { keep, linkAll, seedTexts } from '#lib/traits/index.server.ts'
import { decisionBySlug } from '../decisions/store.server.ts'
import { facilities } from '../facilities/store.server.ts'
import { planRules } from '../rules.ts'
import { objectives } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import type { ProgressReport, RoadmapContent } from './input.ts'
import { addItems, addRoadmap, itemById, roadmaps, setProgress } from './store.server.ts'

/** Enters a year's roadmap that the platform does not know yet. */
export async function loadRoadmap(context: Context, content: RoadmapContent): Promise<boolean> {
  allow(planRules.plan_load, context.actor)
  return context.write(async (write) => {
    if ((await roadmaps(write)).some(({ year }) => year === content.year)) return false
    const decision =
      content.decision === null ? null : orMissing(await decisionBySlug(write, content.decision)).id
    const facilityRows = new Map(
      (await facilities(write)).map(({ id, kind, number }) => [`${kind} ${number}`, id]),
    )
    const served = new Map((await objectives(write)).map(({ code, id }) => [code, id]))
    const roadmap = { id: context.newId(), year: content.year, title: content.title, decision }
    await addRoadmap(write, roadmap)
    const since = `${content.year}-01-01`
    const items = content.items.map((item) => ({
      ...item,
      id: context.newId(),
      roadmap: roadmap.id,
      facilityId:
        item.facility && orMissing(facilityRows.get(`${item.facility.kind} ${item.facility.number}`)),
    }))
    await addItems(write, items)
    const texts = items.map(({ id, title }) => ({ ...seedTexts, record: id, texts: { title } }))
    await planTexts.item.begin(write, context, ...texts)
    await linkAll(write, context, [
      ...(decision ? [{ from: decision, to: roadmap.id, type: 'adopts', since }] : []),
      ...items.map(({ id: from }) => ({ from, to: roadmap.id, type: 'part_of', since })),
      ...items.flatMap(({ id: from, objectives }) =>
        objectives.map((code) => ({ from, to: orMissing(served.get(code)), type: 'supports', since })),
      ),
    ])
    await logEvent(write, context, {
      verb: 'plan.roadmap_loaded',
      kind: 'plan.roadmap',
      subject: roadmap.id,
      touches: [...served.values()],
      data: { year: content.year, items: content.items.length },
    })
    return true
  })
}

/** Says how far an item is, for which day and what shows it; the earlier report is kept. */
export async function reportProgress(context: Context, report: ProgressReport): Promise<void> {
  allow(planRules.plan_report_progress, context.actor)
  await context.write(async (write) => {
    const item = orMissing(await itemById(write, report.item))
    if (!(await setProgress(write, report))) throw new Refusal('conflict', 'plan_changed_meanwhile')
    const { state, on, evidence } = report
    await keep(write, context, { record: item.id, snapshot: { state, on, evidence }, reason: evidence })
    const served = await objectives(write)
    await logEvent(write, context, {
      verb: 'plan.progress_reported',
      kind: 'plan.roadmap_item',
      subject: item.id,
      touches: served.filter(({ code }) => item.objectives.includes(code)).map(({ id }) => id),
      data: { state, on, revision: report.revision + 1 },
    })
  })
}
