import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { asObservation, checkObservation, indicators, uncheckedList } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { personNames } from '#lib/identity/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { allow, requirePerson } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const person = requirePerson(context.actor)
  allow(dashboardRules.dashboard_check, context.actor)
  const { read } = context
  const { rows, listing } = await uncheckedList.page(read, url, {})
  const measured = new Map((await indicators(read)).map((indicator) => [indicator.id, indicator]))
  const names = await personNames(
    read,
    rows.flatMap(({ reported_by }) => reported_by ?? []),
  )
  return {
    listing,
    waiting: rows.map(asObservation).flatMap((figure) => {
      const indicator = measured.get(figure.indicatorId)
      const reporter = figure.reportedBy && (names.get(figure.reportedBy) ?? null)
      return indicator ? [{ figure, indicator, reporter, isOwn: figure.reportedBy === person }] : []
    }),
  }
}

export const actions: Actions = {
  // Back to the same page of the same selection.
  default: (event) =>
    formAction(event, 'check', z.object({ id: z.uuid() }), async ({ id }) => {
      await checkObservation(event.locals.context, id)
      flash(event.cookies, 'dashboard_toast_checked')
      redirect(303, localizeHref(`/dashboard/check${event.url.search}`))
    }),
}
