import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { checkObservation, indicators, unchecked } from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { personNames } from '#lib/identity/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { allow, requirePerson } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

const pageSize = 25
const after = z.uuid().optional().catch(undefined)

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const person = requirePerson(context.actor)
  allow(dashboardRules.dashboard_check, context.actor)
  const { read } = context
  const rows = await unchecked(read, pageSize + 1, after.parse(url.searchParams.get('after') ?? undefined))
  const waiting = rows.slice(0, pageSize)
  const measured = new Map((await indicators(read)).map((indicator) => [indicator.id, indicator]))
  const names = await personNames(
    read,
    waiting.flatMap(({ reportedBy }) => reportedBy ?? []),
  )
  return {
    next: rows.length > pageSize ? (waiting.at(-1)?.id ?? null) : null,
    waiting: waiting.flatMap((figure) => {
      const indicator = measured.get(figure.indicatorId)
      const reporter = figure.reportedBy && (names.get(figure.reportedBy) ?? null)
      return indicator ? [{ figure, indicator, reporter, isOwn: figure.reportedBy === person }] : []
    }),
  }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'check', z.object({ id: z.uuid() }), async ({ id }) => {
      await checkObservation(event.locals.context, id)
      flash(event.cookies, 'dashboard_toast_checked')
      redirect(303, localizeHref('/dashboard/check'))
    }),
}
