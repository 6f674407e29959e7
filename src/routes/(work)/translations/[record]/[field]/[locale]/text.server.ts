import { translatedKinds, type TranslatedKind } from '#app/translated.server.ts'
import type { Context } from '#lib/platform/context.ts'
import { kindOf } from '#lib/platform/records.server.ts'
import { found, Refusal } from '#lib/platform/refusal.ts'
import { locales } from '#lib/platform/text/localised.ts'
import type { Place } from '#lib/traits/index.server.ts'
import { z } from 'zod'

const address = z.object({ record: z.uuid(), field: z.string(), locale: z.enum(locales) })

/** The text that an address means, with the kind of record it belongs to. */
export async function textAt(
  { read }: Pick<Context, 'read'>,
  params: { record: string; field: string; locale: string },
): Promise<TranslatedKind & { place: Place }> {
  const place = address.safeParse(params).data
  if (!place) throw new Refusal('missing', 'traits_text_missing')
  const kind = await kindOf(read, place.record)
  return { ...found(translatedKinds.find(({ texts }) => texts.kind === kind)), place }
}
