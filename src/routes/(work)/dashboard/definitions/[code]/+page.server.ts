import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { definitions, indicator, proposeDefinition, signDefinition } from '#lib/dashboard/index.server.ts'
import { dashboardRules, definitionForm, definitionState } from '#lib/dashboard/index.ts'
import { personNames } from '#lib/identity/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { actor, read } = context
  allow(dashboardRules.dashboard_define, actor)
  const measured = orMissing(await indicator(read, params.code))
  const versions = await definitions(read, measured.id)
  const names = await personNames(
    read,
    versions.flatMap(({ signedBy }) => signedBy ?? []),
  )
  const history = versions.map((one) => {
    const state = definitionState(one, measured.version)
    const maySign = may(dashboardRules.dashboard_sign, actor, { state, proposedBy: one.proposedBy })
    return { ...one, state, maySign, signer: one.signedBy && (names.get(one.signedBy) ?? null) }
  })
  return { indicator: measured, history, waits: history.some(({ state }) => state === 'proposed') }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

function saved({ cookies, params }: Event, toast: string): never {
  flash(cookies, toast)
  redirect(303, localizeHref(`/dashboard/definitions/${params.code}`))
}

export const actions: Actions = {
  sign: (event) =>
    formAction(event, 'sign', z.object({ id: z.uuid() }), async ({ id }) => {
      await signDefinition(event.locals.context, id)
      saved(event, 'dashboard_toast_signed')
    }),

  propose: async (event) => {
    const { context } = event.locals
    const measured = orMissing(await indicator(context.read, event.params.code))
    return formAction(event, 'propose', definitionForm(measured), async (proposal) => {
      await proposeDefinition(context, measured.id, proposal)
      saved(event, 'dashboard_toast_proposed')
    })
  },
}
