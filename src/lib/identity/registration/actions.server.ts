import { hashPassword } from 'better-auth/crypto'
import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { ConfirmInput, RegisterInput } from '../input.ts'
import type { Letters } from '../letters.server.ts'
import { personState } from '../person.ts'
import { newSecret, sha256 } from '../secret.server.ts'
import * as people from '../store.server.ts'
import * as store from './store.server.ts'

type World = Pick<Context, 'read' | 'write' | 'now' | 'newId' | 'locale'>

const day = 24 * 60 * 60 * 1000

/** Writes to the address: a link to choose the password, or, where it has an account already, that it has one. */
export async function invite(world: World, letters: Letters, { name, mail }: RegisterInput): Promise<void> {
  const known = await people.personByMail(world.read, mail)
  if (known && personState(known) === 'active')
    return letters.alreadyRegistered({ ...known, email: known.mail })
  const { secret, sha256 } = newSecret()
  const expires_at = new Date(world.now().getTime() + day)
  const { locale } = world
  await letters.invitation({ name, email: mail, locale }, secret, (write) =>
    store.insertInvitation(write, { sha256, mail, name, locale, expires_at }),
  )
}

export const invitationOf = ({ read, now }: Pick<Context, 'read' | 'now'>, secret: string) =>
  store.invitation(read, sha256(secret), now())

/** Makes the account of whoever holds the link, and so reads the mailbox, with the password chosen there. */
export async function confirm(world: World, { token, password }: ConfirmInput): Promise<string> {
  const gone = new Refusal('gone', 'identity_link_gone')
  const open = await invitationOf(world, token)
  if (!open) throw gone
  // Hashing takes long on purpose, so it comes before the transaction.
  const hash = await hashPassword(password)
  const at = world.now()
  await world.write(async (write) => {
    if (!(await store.takeInvitations(write, open))) throw gone
    const former = await people.holdPerson(write, 'mail', open.mail)
    if (former && personState(former) !== 'unverified') throw gone
    const id = former?.id ?? world.newId()
    const { name, mail, locale } = open
    if (former) await people.confirmPerson(write, id, name, at)
    else await people.insertPerson(write, { id, name, mail, mail_verified: true, locale }, at)
    await people.insertPassword(write, { id: world.newId(), person_id: id, hash }, at)
    await logEvent(
      write,
      { now: world.now, actor: { id, roles: [], via: 'session', scopes: null } },
      { verb: 'identity.registered', kind: 'identity.person', subject: id },
    )
  })
  return open.mail
}
