import type { Translated } from '#lib/traits/index.server.ts'

/** A kind of record whose texts the translations desk offers. */
export type TranslatedKind = {
  texts: Translated
  /** Text key of what one such record is called. */
  name: string
  /** Text keys of its fields. */
  fields: Record<string, string>
}

/** Everything that can be translated at the desk, a line each. */
export const translatedKinds: readonly TranslatedKind[] = []
