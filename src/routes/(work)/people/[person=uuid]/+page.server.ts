import { dayOf } from '#lib/platform/day.ts'
import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { endRole, grantable, grantRole, grantsOf, handOverRole, person } from '#lib/identity/index.server.ts'
import {
  endInput,
  grantInput,
  grantState,
  handOverInput,
  identityRules as rules,
  personState,
} from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { actor, read, now } = context
  allow(rules.identity_see_people, actor)
  const one = orMissing(await person(read, params.person))
  const today = dayOf(now())
  const account = { state: personState(one), person_id: one.id }
  return {
    person: { ...one, state: account.state },
    today,
    grants: (await grantsOf(read, one.id)).map((grant) => {
      const held = { ...grant, state: grantState(grant, today) }
      return {
        ...grant,
        mayEnd: may(rules.identity_end_role, actor, held),
        mayHandOver: may(rules.identity_hand_over_role, actor, { ...held, to: '' }),
      }
    }),
    grantable: await grantable(context, account),
    mayExport: may(rules.identity_export_person, actor, account),
    mayErase: may(rules.identity_erase_person, actor, account),
  }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

function saved({ cookies, params }: Event, toast: string): never {
  flash(cookies, toast)
  redirect(303, localizeHref(`/people/${params.person}`))
}

export const actions: Actions = {
  grant: (event) =>
    formAction(event, 'grant', grantInput, async (input) => {
      await grantRole(event.locals.context, event.params.person, input)
      saved(event, 'identity_toast_role_granted')
    }),

  end: (event) =>
    formAction(event, 'end', endInput, async (input) => {
      await endRole(event.locals.context, input)
      saved(event, 'identity_toast_role_ended')
    }),

  handOver: (event) =>
    formAction(event, 'handOver', handOverInput, async (input) => {
      await handOverRole(event.locals.context, input)
      saved(event, 'identity_toast_role_handed_over')
    }),
}
