import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { allowSite, forbidSite, sites } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context, app } }) => {
  allow(dashboardRules.dashboard_frame, context.actor)
  return { sites: await sites(context.read), origin: app.config.originUrl }
}

export const actions: Actions = {
  add: (event) =>
    formAction(event, 'add', z.object({ origin: z.string().trim().max(300) }), async ({ origin }) => {
      await allowSite(event.locals.context, origin)
      flash(event.cookies, 'dashboard_toast_site_allowed')
      redirect(303, localizeHref('/dashboard/sites'))
    }),
  remove: (event) =>
    formAction(event, 'remove', z.object({ id: z.uuid() }), async ({ id }) => {
      await forbidSite(event.locals.context, id)
      flash(event.cookies, 'dashboard_toast_site_forbidden')
      redirect(303, localizeHref('/dashboard/sites'))
    }),
}
