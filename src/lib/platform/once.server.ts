import { createHash } from 'node:crypto'
import type { Context } from './context.ts'
import { json, type OpenDatabase, type Read, type Write } from './database.server.ts'
import { Refusal } from './refusal.ts'
import './tables.server.ts'

/** Where a form led, or what an operation of the API answered. */
export type Answer = { location: string } | { body: unknown }

type Sending = {
  key: string | null
  sha256: string
  /** Whether this request has written under its key. */
  isEntered: boolean
  /** The key of a request that was done before this one. */
  before: string | null
  /** Shown again, not sent: nothing may be written. */
  isShownAgain: boolean
}

const sendings = new WeakMap<Request, Sending>()
const longestAnswer = 100_000
const dayMs = 24 * 3600 * 1000
const patienceMs = 3000
const pauseMs = 50

/** A context in which what a request adds is added once, however often it is sent: the key is written in the same transaction. */
export function once(context: Context, request: Request): Context {
  const sending: Sending = { key: null, sha256: '', isEntered: false, before: null, isShownAgain: false }
  sendings.set(request, sending)
  return {
    ...context,
    async write(work) {
      const { key, isEntered, isShownAgain } = sending
      if (isShownAgain) throw new Refusal('conflict', 'platform_form_kept')
      const person = context.actor.id
      if (key === null || isEntered || person === null) return context.write(work)
      const result = await context.write(async (write) => {
        await enter(write, { ...sending, key, person, at: context.now() }).catch((error: unknown) => {
          if (error instanceof Refusal && error.text === 'platform_sent_before') sending.before = key
          throw error
        })
        return work(write)
      })
      sending.isEntered = true
      return result
    },
  }
}

type Entry = { person: string; key: string; sha256: string; at: Date }

/** Whoever sends the same at the same moment waits here until the first one is done. */
async function enter(write: Write, { person, key, sha256, at }: Entry): Promise<void> {
  const entered = await write
    .insertInto('platform.form_key')
    .values({ person_id: person, key, sha256, at })
    .onConflict((on) => on.columns(['person_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (entered) return
  const before = await write
    .selectFrom('platform.form_key')
    .select('sha256')
    .where('person_id', '=', person)
    .where('key', '=', key)
    .executeTakeFirst()
  throw before && before.sha256 !== sha256
    ? new Refusal('conflict', 'platform_sent_otherwise')
    : new Refusal('conflict', 'platform_sent_before')
}

const keyPattern = /^[\x21-\x7e]{1,255}$/

/** What was sent under which key; whoever reads the body of a request says it here. */
export function noteSending(
  request: Request,
  key: string | null,
  parts: Iterable<string | Uint8Array>,
): void {
  const sending = sendings.get(request)
  if (!sending || key === null) return
  if (!keyPattern.test(key)) throw new Refusal('invalid', 'platform_key_unreadable')
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  sending.key = key
  sending.sha256 = hash.digest('hex')
}

export function noteShownAgain(request: Request): void {
  const sending = sendings.get(request)
  if (sending) sending.isShownAgain = true
}

/** Remembers what was answered to what was written, and answers the same to whoever sent it again. */
export async function settle(
  database: Pick<OpenDatabase, 'read' | 'write'>,
  { actor }: Pick<Context, 'actor'>,
  request: Request,
  response: Response,
): Promise<Response> {
  const sending = sendings.get(request)
  const person = actor.id
  if (!sending || person === null) return response
  if (sending.before !== null) {
    const answer = await answerTo(database.read, person, sending.before)
    return answer ? again(answer) : response
  }
  if (sending.isEntered && sending.key !== null) {
    const answer = await answerIn(response)
    if (answer) await keepAnswer(database, person, sending.key, answer)
  }
  return response
}

async function answerIn(response: Response): Promise<Answer | null> {
  const location = response.headers.get('location')
  if (location) return { location }
  if (!response.ok || !response.headers.get('content-type')?.startsWith('application/json')) return null
  const text = await response.clone().text()
  return text.length > longestAnswer ? null : { body: JSON.parse(text) as unknown }
}

const again = (answer: Answer): Response =>
  'location' in answer
    ? new Response(null, { status: 303, headers: { location: answer.location } })
    : Response.json(answer.body, { headers: { 'cache-control': 'no-cache', 'idempotency-replayed': 'true' } })

function keepAnswer(
  { write }: Pick<OpenDatabase, 'write'>,
  person: string,
  key: string,
  answer: Answer,
): Promise<unknown> {
  return write((handle) =>
    handle
      .updateTable('platform.form_key')
      .set({ answer: json(answer) })
      .where('person_id', '=', person)
      .where('key', '=', key)
      .execute(),
  )
}

/** The answer to the first sending, which may be on its way still. */
async function answerTo(read: Read, person: string, key: string): Promise<Answer | null> {
  for (const until = Date.now() + patienceMs; ; await new Promise((go) => setTimeout(go, pauseMs))) {
    const row = await read
      .selectFrom('platform.form_key')
      .select('answer')
      .where('person_id', '=', person)
      .where('key', '=', key)
      .executeTakeFirst()
    if (!row || row.answer || Date.now() > until) return (row?.answer as Answer | undefined) ?? null
  }
}

export async function forgetKeys(write: Write, now: Date): Promise<void> {
  await write
    .deleteFrom('platform.form_key')
    .where('at', '<', new Date(now.getTime() - dayMs))
    .execute()
  await write.deleteFrom('platform.kept_form').where('expires_at', '<=', now).execute()
}

export async function forgetKeysOf(write: Write, personId: string): Promise<void> {
  await write.deleteFrom('platform.form_key').where('person_id', '=', personId).execute()
}
