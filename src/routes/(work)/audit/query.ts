import { z } from 'zod'
import type { EventQuery } from '#lib/platform/events.server.ts'

const id = z.uuid().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

const query = z.object({
  verb: z.string().min(1).optional().catch(undefined),
  actor: id,
  about: id,
  since: day,
  until: day,
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})
export type AuditQuery = z.output<typeof query>

/** What the address asks for; what makes no sense there is passed over. */
export const auditQuery = (url: URL): AuditQuery => query.parse(Object.fromEntries(url.searchParams))

/** Days are whole and in UTC: the last one is asked for up to its midnight. */
export function asEventQuery({ verb, since, until, ...rest }: AuditQuery): EventQuery {
  const midnight = (day: string, later = 0) => new Date(Date.parse(day) + later * 86_400_000)
  return {
    ...rest,
    verbs: verb ? [verb] : undefined,
    since: since ? midnight(since) : undefined,
    until: until ? midnight(until, 1) : undefined,
  }
}

export function auditHref(asked: AuditQuery, path = ''): string {
  const params = Object.entries(asked).filter(([, value]) => value !== undefined)
  return `${path}?${new URLSearchParams(params.map(([name, value]) => [name, String(value)]))}`
}
