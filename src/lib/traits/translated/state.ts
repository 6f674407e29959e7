import { read, type Locale, type Localised } from '#lib/platform/text/localised.ts'

/** How far a text can be trusted. `outdated` is never chosen: it follows from a changed source. */
export const textStates = ['draft', 'machine', 'checked', 'outdated'] as const
export type TextState = (typeof textStates)[number]

/** What a person or a program may save a text as. */
export const savedAs = ['draft', 'machine', 'checked'] as const satisfies TextState[]
export type SavedAs = (typeof savedAs)[number]

/** What may be shown to readers. An outdated text that was published before stays; it is not published anew. */
export const publishable = ['machine', 'checked'] as const satisfies TextState[]
export type PublishedAs = (typeof publishable)[number]

export const isPublishable = (state: TextState): state is PublishedAs =>
  (publishable as readonly TextState[]).includes(state)

/** What is left to do for a text in one language, the most pressing first. */
export const needs = ['missing', 'outdated', 'draft', 'machine', 'unpublished'] as const
export type Need = (typeof needs)[number]

/** One text of a record in one language, as the editors know it. */
export type WorkingText = {
  field: string
  locale: Locale
  text: string
  state: TextState
  is_source: boolean
  /** The number of the source wording that it renders. */
  based_on: number
  version: number
  changed_at: Date
  changed_by: string | null
  published_at: Date | null
  published_as: PublishedAs | null
  published_version: number | null
  published_based_on: number | null
}

/** What is left to do, or null where readers see the checked text as it is. The same ladder stands in the desk's query. */
export function needOf(
  text: Pick<WorkingText, 'state' | 'version' | 'published_version'> | null,
): Need | null {
  if (!text) return 'missing'
  if (text.state !== 'checked') return text.state
  return text.version === text.published_version ? null : 'unpublished'
}

/** What readers are told of a text: the original, a checked translation, a machine's, or one of an older original. */
export const readerStates = ['original', 'checked', 'machine', 'outdated'] as const
export type ReaderState = (typeof readerStates)[number]

type Published = Pick<WorkingText, 'is_source' | 'published_as' | 'published_based_on'>

/**
 * The state of the published text, whatever its working text has become since: a draft on the desk changes nothing for
 * readers, and a translation is outdated for them only once they can see the newer original. Null where it is unpublished.
 */
export function readerState(text: Published, source: Published | undefined): ReaderState | null {
  if (!text.published_as || text.published_based_on === null) return null
  if (text.published_based_on < (source?.published_based_on ?? 0)) return 'outdated'
  if (text.published_as === 'machine') return 'machine'
  return text.is_source ? 'original' : 'checked'
}

export type ReaderStates = Partial<Record<Locale, ReaderState>>

export type StatedReading = {
  text: string
  locale: Locale
  /** Null where the record has no working texts, so that nothing can be said. */
  state: ReaderState | null
  /** The wished language is not there and another one stands in. */
  fallback: boolean
}

/** The text in the wished language, else in another, with what a reader should know of it. */
export function readingOf(
  text: Localised | null | undefined,
  states: ReaderStates | undefined,
  wished: Locale,
): StatedReading | null {
  const reading = read(text, wished)
  return (
    reading && {
      ...reading,
      state: states?.[reading.locale] ?? null,
      fallback: reading.locale !== wished,
    }
  )
}
