import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { traitRules } from '../rules.ts'
import type { Saved, Saving, Translated } from './translated.server.ts'

/** Saves one language of a text at the desk: a translation, or the original itself. */
export async function saveTranslation(context: Context, texts: Translated, saving: Saving): Promise<Saved> {
  const { source } = await texts.pairOf(context.read, saving)
  allow(
    source.locale === saving.locale ? traitRules.traits_reword : traitRules.traits_translate,
    context.actor,
  )
  return context.write(async (write) => {
    const saved = await texts.saveText(write, context, saving)
    const { field, locale, state } = saving
    await logEvent(write, context, {
      verb: 'traits.text_saved',
      kind: texts.kind,
      subject: saving.record,
      data: { field, locale, state, ...saved },
    })
    return saved
  })
}

/** Saves a checked text and shows it to readers: this language alone. */
export async function publishTranslation(
  context: Context,
  texts: Translated,
  saving: Omit<Saving, 'state'>,
): Promise<void> {
  allow(traitRules.traits_publish, context.actor)
  await context.write(async (write) => {
    const saved = await texts.saveText(write, context, { ...saving, state: 'checked' })
    await texts.publish(write, context, saving)
    const { field, locale } = saving
    await logEvent(write, context, {
      verb: 'traits.text_published',
      kind: texts.kind,
      subject: saving.record,
      data: { field, locale, ...saved },
    })
  })
}
