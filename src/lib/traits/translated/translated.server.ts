import type { Context } from '#lib/platform/context.ts'
import type { Read, Write } from '#lib/platform/database.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import type { Locale, Localised } from '#lib/platform/text/localised.ts'
import { isPublishable, type SavedAs, type WorkingText } from './state.ts'
import * as store from './store.server.ts'
import type { NewText, Place } from './store.server.ts'

export type Definition = {
  /** slice.noun, as in `platform.record` */
  kind: string
  /** The record's own table, with an `id` and one localised jsonb column for each field. */
  table: string
  fields: readonly string[]
}

type Origin = Pick<Context, 'actor' | 'now'>

export type Beginning = {
  record: string
  /** The language that the others translate. */
  source: Locale
  /** By field; a field without any text is left for later. */
  texts: Record<string, Localised | null>
  /** How far each language can be trusted; what is not named is a draft. */
  states?: Partial<Record<Locale, SavedAs>>
  /** The record's columns already show these texts. */
  published?: boolean
}

/** What the editor had before them: nothing is written over a change that they have not seen. */
export type Seen = {
  /** Version of the text; 0 where there was none. */
  version: number
  /** Number of the source wording. */
  wording: number
}

export type Saving = Place & { text: string; state: SavedAs; seen?: Seen }
export type Saved = { version: number; outdated: number }

/** A text with its source, and the older wording of the source that it still renders, if any. */
export type Pair = { source: WorkingText; target: WorkingText | null; basis: string | null }

export type Translated = ReturnType<typeof translated>

/** A kind of record whose texts the translations desk offers. */
export type TranslatedKind = {
  texts: Translated
  /** Text key of what one such record is called. */
  name: string
  /** Text keys of its fields. */
  fields: Record<string, string>
}

/** The ability of a record kind to be told in many languages, as plain functions. */
export function translated(definition: Definition) {
  const { kind, table, fields } = definition

  function known(field: string): void {
    if (!fields.includes(field)) throw new Refusal('missing', 'traits_text_missing')
  }

  /** Takes the texts of new records into the working texts, each in its language, all at once. */
  async function begin(write: Write, context: Origin, ...beginnings: readonly Beginning[]): Promise<void> {
    await store.addTexts(write, context, beginnings.flatMap(newTexts))
  }

  function newTexts({ record, source, texts, states = {}, published = false }: Beginning): NewText[] {
    return Object.entries(texts).flatMap(([field, localised]) => {
      known(field)
      const written = Object.entries(localised ?? {}).filter(([, text]) => text) as [Locale, string][]
      if (written.length && !localised?.[source]) throw new Refusal('invalid', 'traits_source_missing')
      return written.map(([locale, text]) => {
        const state = states[locale] ?? 'draft'
        if (published && !isPublishable(state)) throw new Refusal('conflict', 'traits_text_unchecked')
        return { record, field, locale, text, state, isSource: locale === source, published }
      })
    })
  }

  /** Saves one language. A changed source makes the others outdated, here and now; readers see nothing of it yet. */
  async function saveText(write: Write, context: Origin, saving: Saving): Promise<Saved> {
    const { record, field, locale, text, state, seen } = saving
    known(field)
    if (!text.trim()) throw new Refusal('invalid', 'traits_text_empty', {}, { text: 'traits_text_empty' })
    const held = await store.holdTexts(write, saving)
    const source = orMissing(
      held.find(({ is_source }) => is_source),
      'traits_text_missing',
    )
    const target = held.find((row) => row.locale === locale)
    const version = target?.version ?? 0
    if (seen && seen.version !== version) throw new Refusal('conflict', 'traits_text_changed')
    if (seen && seen.wording !== source.based_on) throw new Refusal('conflict', 'traits_source_changed')

    const reworded = target === source && text !== source.text
    const based_on = source.based_on + (reworded ? 1 : 0)
    if (target && target.text === text && target.state === state && target.based_on === based_on)
      return { version, outdated: 0 }
    if (reworded) await store.addWording(write, context, { record, field, number: based_on, text })
    const is_source = target === source
    await store.setText(write, context, saving, { text, state, is_source, based_on, version: version + 1 })
    return { version: version + 1, outdated: reworded ? await store.outdate(write, saving) : 0 }
  }

  /** Shows readers the working text of one language; the others stay as they are, published or not. */
  async function publish(write: Write, context: Origin, place: Place): Promise<void> {
    known(place.field)
    const held = await store.holdTexts(write, place)
    const { text, state } = orMissing(
      held.find(({ locale }) => locale === place.locale),
      'traits_text_missing',
    )
    if (!isPublishable(state)) throw new Refusal('conflict', 'traits_text_unchecked')
    if (!(await store.showText(write, table, place, text))) throw new Refusal('missing', 'platform_missing')
    await store.setPublished(write, context, place)
  }

  const statesOf = (read: Read, record: string): Promise<WorkingText[]> => store.textsOf(read, record)

  /** What a translator needs on one page; `seen` is the source wording that they had before them, if not the text's own. */
  async function pairOf(read: Read, { record, field, locale }: Place, seen?: number): Promise<Pair> {
    known(field)
    const texts = (await store.textsOf(read, record)).filter((text) => text.field === field)
    const source = orMissing(
      texts.find(({ is_source }) => is_source),
      'traits_text_missing',
    )
    const target = texts.find((text) => text.locale === locale) ?? null
    const number = seen ?? target?.based_on ?? source.based_on
    const basis = number < source.based_on ? await store.wording(read, { record, field, number }) : null
    return { source, target, basis }
  }

  return { kind, table, fields, begin, saveText, publish, statesOf, pairOf }
}
