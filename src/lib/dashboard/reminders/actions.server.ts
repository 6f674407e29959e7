import { dayOf } from '#lib/platform/day.ts'
import { people, type PersonRow } from '#lib/identity/index.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { post } from '#lib/platform/mail.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { owners } from '../indicator.ts'
import { dashboardRules } from '../rules.ts'
import { letterOf } from './letter.server.ts'
import { debts, type Debt } from './view.server.ts'
import { addReminder, setSilence, wantSilence } from './store.server.ts'

/** Letters go out from this many days before a figure is due. */
const daysAhead = 30
const mostPeople = 500

/**
 * One letter to each person who holds the role that owes figures, with all of them in it. A person is not written to twice
 * about the same figure, save once more when it has become overdue.
 */
export async function remind(
  context: Context,
  origin: string,
): Promise<{ letters: number; figures: number }> {
  allow(dashboardRules.dashboard_remind, context.actor)
  const now = context.now()
  const today = dayOf(now)
  const soon = dayOf(new Date(now.getTime() + daysAhead * 86_400_000))
  const open = (await debts(context.read, today)).filter(({ owed }) => owed.due <= soon)
  const roles = [...new Set(open.map(({ indicator }) => owners[indicator.owner]))]
  const holders = new Map<string, PersonRow>()
  for (const role of roles)
    for (const person of await people(context.read, { on: today, role, limit: mostPeople }))
      if (person.mail_verified) holders.set(person.id, person)
  const silent = await wantSilence(context.read, [...holders.keys()])
  const listeners = [...holders.values()].filter(({ id }) => !silent.has(id))
  return context.write(async (write) => {
    let letters = 0
    let figures = 0
    for (const person of listeners) {
      const fresh: Debt[] = []
      for (const debt of open) {
        const { indicator, owed } = debt
        if (!person.roles.includes(owners[indicator.owner])) continue
        const reminder = { indicatorId: indicator.id, personId: person.id, ...owed }
        if (await addReminder(write, reminder, now)) fresh.push(debt)
      }
      if (!fresh.length) continue
      await post(write, context, { recipient: person.mail, ...letterOf(person, fresh, origin) })
      letters++
      figures += fresh.length
      await logEvent(write, context, {
        verb: 'dashboard.reminded',
        kind: 'identity.person',
        subject: person.id,
        touches: fresh.map(({ indicator }) => indicator.id),
        data: { figures: fresh.length },
      })
    }
    return { letters, figures }
  })
}

/** A person's own wish, kept until they change it. */
export async function silenceReminders(context: Context, silent: boolean): Promise<void> {
  const { id } = context.actor
  if (!id) throw new Refusal('forbidden', 'platform_sign_in_first')
  await context.write(async (write) => {
    await setSilence(write, id, silent ? context.now() : null)
    await logEvent(write, context, {
      verb: silent ? 'dashboard.reminders_silenced' : 'dashboard.reminders_wanted',
      kind: 'identity.person',
      subject: id,
    })
  })
}
