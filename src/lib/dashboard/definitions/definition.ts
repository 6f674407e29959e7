import type { Localised } from '#lib/platform/text/localised.ts'
import type { Definition } from '../indicator.ts'

/** One version of a definition in the history of its indicator. */
export type DefinitionRecord = Definition & {
  id: string
  indicatorId: string
  reason: Localised | null
  proposedBy: string | null
  proposedAt: Date
  signedBy: string | null
  signedAt: Date | null
}

/**
 * `unsigned` is in use and not signed yet, as the starter content is; `proposed` waits for the
 * signature that will put it in the place of the one in use.
 */
export const definitionStates = ['unsigned', 'signed', 'proposed', 'replaced'] as const
export type DefinitionState = (typeof definitionStates)[number]

export function definitionState(
  { version, signedAt }: Pick<DefinitionRecord, 'version' | 'signedAt'>,
  inUse: number,
): DefinitionState {
  if (version > inUse) return 'proposed'
  if (version < inUse) return 'replaced'
  return signedAt ? 'signed' : 'unsigned'
}

/** A text that was reworded in one language is known in that language only; the others wait for a translator. */
export function reworded(before: Localised | null, locale: keyof Localised, text: string): Localised | null {
  if (!text) return before?.[locale] === undefined ? before : null
  return before?.[locale] === text ? before : { [locale]: text }
}
