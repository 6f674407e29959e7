import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Read, Write } from './database.server.ts'
import './tables.server.ts'

/** A form that came too late: where it was sent, what stood in it, and the mark of the browser that sent it. */
export type KeptForm = { path: string; known: string; fields: [string, string][] }

const hourMs = 3600 * 1000
const most = 512 * 1024
const unspoken = /password|current|code|token|^form_/
const cipherName = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** What may be kept of a form: neither files nor secrets; null where that is too much. */
export function keepable(form: FormData): [string, string][] | null {
  const fields: [string, string][] = []
  let letters = 0
  for (const [name, value] of form) {
    if (typeof value !== 'string' || unspoken.test(name)) continue
    letters += name.length + value.length
    fields.push([name, value])
  }
  return letters > most ? null : fields
}

const hash = (key: string) => createHash('sha256').update(key).digest('hex')
const sealKey = (key: string) => Buffer.from(hkdfSync('sha256', key, '', 'permille kept form', 32))

/** Keeps a form for an hour; only the key that is returned opens it. */
export async function keepForm(write: Write, form: KeptForm, now: Date): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, sealKey(key), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(form), 'utf8'), cipher.final()])
  await write
    .insertInto('platform.kept_form')
    .values({
      sha256: hash(key),
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64'),
      expires_at: new Date(now.getTime() + hourMs),
    })
    .execute()
  return key
}

export async function keptForm(read: Read, key: string, now: Date): Promise<KeptForm | null> {
  const row = await read
    .selectFrom('platform.kept_form')
    .select('sealed')
    .where('sha256', '=', hash(key))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const bytes = Buffer.from(row.sealed, 'base64')
  const decipher = createDecipheriv(cipherName, sealKey(key), bytes.subarray(0, nonceBytes))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
  return JSON.parse(text.toString('utf8')) as KeptForm
}
