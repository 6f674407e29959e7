import { today } from '#lib/platform/day.ts'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { indicator, observation, reportObservation } from '#lib/dashboard/index.server.ts'
import { dashboardRules, reportForm } from '#lib/dashboard/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Context } from '#lib/platform/context.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

const id = z.uuid().nullable().catch(null)

/** The figure that is to be corrected, if it belongs to this indicator. */
async function corrected({ read }: Context, indicatorId: string, asked: string | null) {
  const key = id.parse(asked)
  const earlier = key && (await observation(read, key))
  return earlier && earlier.indicatorId === indicatorId ? earlier : null
}

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
  allow(dashboardRules.dashboard_report, context.actor)
  const measured = orMissing(await indicator(context.read, params.code))
  return {
    indicator: measured,
    corrects: await corrected(context, measured.id, url.searchParams.get('corrects')),
    today: today(context),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { context } = event.locals
    const measured = orMissing(await indicator(context.read, event.params.code))
    const earlier = await corrected(context, measured.id, event.url.searchParams.get('corrects'))
    const unit = earlier?.unit ?? measured.unit.en ?? Object.values(measured.unit)[0]
    if (!unit) throw new Refusal('missing', 'platform_missing')
    const today = context.now().toISOString().slice(0, 10)
    const form = reportForm(context.locale, { definition: measured, unit: unit.slice(0, 60), today })
    return formAction(event, 'report', form, async (report) => {
      await reportObservation(context, measured.id, { ...report, part: earlier?.part ?? null })
      flash(event.cookies, 'dashboard_toast_reported')
      redirect(303, localizeHref(`/indicators/${measured.code}`))
    })
  },
}
