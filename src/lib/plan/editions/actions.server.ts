import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { typedTexts } from '#lib/traits/index.server.ts'
import { planRules } from '../rules.ts'
import { addEditions, editionRows } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import type { EditionEntry } from './form.ts'

/** Enters an edition that papers can then be taken into. */
export async function enterEdition(context: Context, entry: EditionEntry): Promise<string> {
  allow(planRules.plan_enter_edition, context.actor)
  const { code, document, on, bodies, languages } = entry
  return context.write(async (write) => {
    if ((await editionRows(write)).some((edition) => edition.code === code))
      throw new Refusal('conflict', 'plan_edition_there', {}, { code: 'plan_edition_there' })
    const id = context.newId()
    const title = { [context.locale]: entry.title }
    await addEditions(write, [
      {
        id,
        edition: code,
        document,
        title,
        date: on,
        precision: 'day',
        note: null,
        bodies,
        languages,
      },
    ])
    await planTexts.edition.begin(write, context, {
      ...typedTexts(context.locale),
      record: id,
      texts: { title },
    })
    await logEvent(write, context, {
      verb: 'plan.edition_entered',
      kind: 'plan.edition',
      subject: id,
      data: { code },
    })
    return id
  })
}
