import { read, type Locale } from '#lib/platform/text/localised.ts'
import { wordDiff, type Part } from '#lib/traits/index.ts'
import { splitNote } from '../note.ts'
import type { Measure, ObjectiveVersion } from '../objective.ts'
import { readable } from './readable.ts'
import { fields, isClause, measuresOf, textOf, type Field } from './wording.ts'

export type Difference = {
  field: Field
  kind: 'same' | 'changed' | 'added' | 'removed' | 'neither'
  parts: Part[]
  lang: Locale | null
  measures: { before: Measure[]; after: Measure[] } | null
}

/**
 * Field by field, what became of one wording in another. Both are read in one language, the wished one where both have
 * it, else the first that both have: a diff across languages would call every word new.
 */
export function differences(before: ObjectiveVersion, after: ObjectiveVersion, wished: Locale): Difference[] {
  return fields.map((field) => {
    const [old, now] = [textOf(before, field), textOf(after, field)]
    const common = ([wished, 'en', 'fr', 'es'] as const).find((locale) => old?.[locale] && now?.[locale])
    const was = said(common ? old?.[common] : read(old, wished)?.text)
    const is = said(common ? now?.[common] : read(now, wished)?.text)
    return {
      field,
      kind: kindOf(was, is),
      parts: was || is ? readable(wordDiff(was, is)) : [],
      lang: common ?? read(now ?? old, wished)?.locale ?? null,
      measures: isClause(field)
        ? { before: measuresOf(before)[field], after: measuresOf(after)[field] }
        : null,
    }
  })
}

/** What the paper says: our own remarks on it are no part of the wording. */
const said = (text: string | undefined) => splitNote(text ?? '').said

function kindOf(was: string, is: string): Difference['kind'] {
  if (!was && !is) return 'neither'
  if (!was) return 'added'
  if (!is) return 'removed'
  return was === is ? 'same' : 'changed'
}
