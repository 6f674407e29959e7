import { textKinds } from '#app/slices.server.ts'
import { isLocale } from '#lib/paraglide/runtime.js'
import type { Context } from '#lib/platform/context.ts'
import { kindOf } from '#lib/platform/records.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import type { Place, TranslatedKind } from '#lib/traits/index.server.ts'

type Address = { record: string; field: string; locale: string }

/** The text that an address means, with the kind of record it belongs to. */
export async function textAt(
  { read }: Pick<Context, 'read'>,
  { record, field, locale }: Address,
): Promise<TranslatedKind & { place: Place }> {
  if (!isLocale(locale)) throw new Refusal('missing', 'traits_text_missing')
  const kind = await kindOf(read, record)
  const listed = orMissing(textKinds.find(({ texts }) => texts.kind === kind))
  return { ...listed, place: { record, field, locale } }
}
