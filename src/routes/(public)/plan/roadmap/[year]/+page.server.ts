import { formAction } from '#app/form.server.ts'
import { planRules, progressReport } from '#lib/plan/index.ts'
import {
  decisionById,
  facilities,
  itemsOf,
  objectives,
  reportProgress,
  roadmaps,
} from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { may } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import { redirect } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { read, actor } = context
  const all = await roadmaps(read)
  const roadmap = orMissing(all.find(({ year }) => String(year) === params.year))
  const [items, held, aims, decision] = await Promise.all([
    itemsOf(read, roadmap.id),
    facilities(read),
    objectives(read),
    roadmap.decision ? decisionById(read, roadmap.decision) : null,
  ])
  return {
    roadmap,
    items,
    years: all.map(({ year }) => year),
    facilities: held,
    titles: Object.fromEntries(aims.map(({ code, title }) => [code, title])),
    decision,
    mayReport: may(planRules.plan_report_progress, actor),
  }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'progress', progressReport, async (report) => {
      await reportProgress(event.locals.context, report)
      flash(event.cookies, 'plan_progress_saved')
      redirect(303, event.url.pathname)
    }),
}
