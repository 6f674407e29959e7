import { dayOf } from '#lib/platform/day.ts'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { debts, lastReminders, remind } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(dashboardRules.dashboard_remind, context.actor)
  const today = dayOf(context.now())
  const reminded = await lastReminders(context.read)
  return {
    debts: (await debts(context.read, today)).map((debt) => ({
      ...debt,
      reminded: reminded.get(`${debt.indicator.id} ${debt.owed.period}`) ?? null,
    })),
  }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'remind', z.object({}), async () => {
      const { letters, figures } = await remind(event.locals.context, event.locals.app.config.originUrl)
      const toast = letters ? 'dashboard_toast_reminded' : 'dashboard_toast_nobody_to_remind'
      flash(event.cookies, toast, letters ? 'good' : 'warn', { letters, figures })
      redirect(303, localizeHref('/dashboard/owed'))
    }),
}
