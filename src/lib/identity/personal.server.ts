import { dayOf } from '#lib/platform/day.ts'
import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import type { PersonalData } from '#lib/platform/personal.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { personState } from './person.ts'
import { grantState, indispensable, keepOneHolder } from './role.ts'
import { forgetInvitations } from './registration/store.server.ts'
import { requestsOf } from './requests/store.server.ts'
import { identityRules as rules } from './rules.ts'
import * as store from './store.server.ts'

export const personalData: PersonalData = {
  slice: 'identity',
  async read(read, { id }) {
    return {
      person: await store.person(read, id),
      roles: await store.grantsOf(read, id),
      requests: await requestsOf(read, id),
      sessions: await store.sessionsOf(read, id),
      tokens: await store.tokensOf(read, id),
    }
  },
  async forget(write, { id, mail }, at) {
    await forgetInvitations(write, mail)
    await store.forgetPerson(write, id, at)
  },
}

/** Everything that the holders know about a person, by slice. */
export async function exportPerson(
  context: Context,
  personId: string,
  holders: readonly PersonalData[],
): Promise<Record<string, unknown>> {
  const person = orMissing(await store.person(context.read, personId))
  allow(rules.identity_export_person, context.actor, { state: personState(person), person_id: personId })
  const told: Record<string, unknown> = { person: personId, exported_at: context.now() }
  for (const { slice, read } of holders) told[slice] = await read(context.read, person)
  await context.write((write) =>
    logEvent(write, context, {
      verb: 'identity.person_exported',
      kind: 'identity.person',
      subject: personId,
    }),
  )
  return told
}

/** Takes name, address and everything else that says who the person was; what was done stays, by an id that leads nowhere. */
export async function erasePerson(
  context: Context,
  personId: string,
  typedMail: string,
  holders: readonly PersonalData[],
): Promise<void> {
  await context.write(async (write) => {
    const person = orMissing(await store.holdPerson(write, 'id', personId))
    allow(rules.identity_erase_person, context.actor, { state: personState(person), person_id: personId })
    if (typedMail !== person.mail)
      throw new Refusal('invalid', 'identity_mail_differs', {}, { mail: 'identity_mail_differs' })
    const at = context.now()
    const today = dayOf(at)
    for (const role of indispensable) {
      const held = await store.holdGrants(write, role)
      const isHolder = held.some(
        (grant) => grant.person_id === personId && grantState(grant, today) !== 'ended',
      )
      const others = held.filter((grant) => grant.person_id !== personId)
      if (isHolder) keepOneHolder(role, others, today)
    }
    for (const grant of await store.grantsOf(write, personId)) {
      if (grantState(grant, today) === 'ended') continue
      const until_on = grant.since_on > today ? grant.since_on : today
      const end = { until_on, ended_at: at, ended_by: context.actor.id, end_reason: null }
      await store.endGrant(write, grant.id, end)
    }
    for (const { forget } of holders) await forget(write, person, at)
    await logEvent(write, context, {
      verb: 'identity.person_erased',
      kind: 'identity.person',
      subject: personId,
    })
  })
}
