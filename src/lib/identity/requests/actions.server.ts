import type { Context } from '#lib/platform/context.ts'
import { dayOf } from '#lib/platform/day.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow, requirePerson } from '#lib/platform/rules.ts'
import { giveRole } from '../actions.server.ts'
import { personState } from '../person.ts'
import { grantState } from '../role.ts'
import { identityRules as rules } from '../rules.ts'
import { grantsOf, holdPerson } from '../store.server.ts'
import { requestState, type AskInput, type DecideInput } from './request.ts'
import * as store from './store.server.ts'

const kind = 'identity.person'

/** A person asks for a role, once at a time. */
export async function askForRole(context: Context, { role, message }: AskInput): Promise<void> {
  const personId = requirePerson(context.actor)
  await context.write(async (write) => {
    const person = orMissing(await holdPerson(write, 'id', personId))
    allow(rules.identity_ask_role, context.actor, { state: personState(person), person_id: personId })
    const today = dayOf(context.now())
    const held = await grantsOf(write, personId)
    if (held.some((grant) => grant.role === role && grantState(grant, today) !== 'ended'))
      throw new Refusal('conflict', 'identity_role_held', {}, { role: 'identity_role_held' })
    const id = context.newId()
    await store.addRequest(write, { id, person_id: personId, role, message, asked_at: context.now() })
    await logEvent(write, context, {
      verb: 'identity.role_asked',
      kind,
      subject: personId,
      data: { request: id, role },
    })
  })
}

/** Gives the role that was asked for, from today on, or refuses it with a reason. */
export async function decideRequest(
  context: Context,
  { request: id, decision, reason }: DecideInput,
): Promise<void> {
  await context.write(async (write) => {
    const request = orMissing(await store.holdRequest(write, id))
    allow(rules.identity_decide_request, context.actor, { ...request, state: requestState(request) })
    const granted = decision === 'grant'
    if (granted)
      await giveRole(write, context, request.person_id, {
        role: request.role,
        since_on: dayOf(context.now()),
        until_on: null,
        reason,
      })
    const decided = { decided_at: context.now(), decided_by: requirePerson(context.actor), granted, reason }
    await store.closeRequest(write, id, decided)
    await logEvent(write, context, {
      verb: granted ? 'identity.request_granted' : 'identity.request_refused',
      kind,
      subject: request.person_id,
      data: { request: id, role: request.role },
    })
  })
}
