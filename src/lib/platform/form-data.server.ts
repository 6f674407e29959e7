import { noteSending, noteShownAgain } from './once.server.ts'
import { Refusal } from './refusal.ts'

/** More than any form of ours has, and few enough to read in a moment. */
export const mostFields = 5000

/**
 * Reads a form of at most {@link mostFields} fields. The bytes were counted as they arrived (`server.mjs`).
 *
 * @throws Refusal `invalid` for more fields, or for a NUL, which no text of PostgreSQL can hold
 */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData()
  let fields = 0
  for (const [name, value] of form) {
    fields += 1
    if (fields > mostFields) throw new Refusal('invalid', 'platform_too_many_fields', { most: mostFields })
    const text = typeof value === 'string' ? value : value.name
    if (name.includes('\0') || text.includes('\0')) throw new Refusal('invalid', 'platform_unreadable_text')
  }
  const key = form.get('form_key')
  if (form.has('form_kept')) noteShownAgain(request)
  for (const name of ['form_key', 'form_kept']) form.delete(name)
  if (typeof key === 'string' && key) noteSending(request, key, [request.url, ...(await partsOf(form))])
  return form
}

async function partsOf(form: FormData): Promise<(string | Uint8Array)[]> {
  const parts: (string | Uint8Array)[] = []
  for (const [name, value] of form)
    if (typeof value === 'string') parts.push(name, value)
    else parts.push(name, value.name, await value.bytes())
  return parts
}

/** A field that came several times, as checkboxes do, is a list. */
export function valuesOf(form: FormData): Record<string, string | string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of form) {
    const all = values.get(name)
    if (all) all.push(String(value))
    else values.set(name, [String(value)])
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}
