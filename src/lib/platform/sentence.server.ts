import type { Event } from '#lib/platform/events.server.ts'
import type { RefusalData } from '#lib/platform/refusal.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { hasText, translate } from '#lib/platform/text/translate.server.ts'

/** An event in words where the slice has some (slice_event_act for slice.act), else the verb itself. */
export function sentence({ verb, data }: Pick<Event, 'verb' | 'data'>, locale: Locale): string {
  const [slice, act] = verb.split('.')
  const key = `${slice}_event_${act}`
  return hasText(key) ? translate(key, data as RefusalData, locale) : verb
}
