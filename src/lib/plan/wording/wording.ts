import type { Locale, Localised } from '#lib/platform/text/localised.ts'
import type { Wording } from '../input.ts'
import type { Horizon, Measure, ObjectiveVersion } from '../objective.ts'

/** The texts of a version that people read and correct, in the order in which they read them. */
export const fields = ['title', 'aim', 'baseline', 'target2030', 'target2050', 'remarks'] as const
export type Field = (typeof fields)[number]

/** Those that make typed claims. */
export const clauses = ['baseline', 'target2030', 'target2050'] as const satisfies Field[]
export type ClauseName = (typeof clauses)[number]
export const horizonOf = {
  baseline: 'baseline',
  target2030: '2030',
  target2050: '2050',
} as const satisfies Record<ClauseName, Horizon>

export const isClause = (field: Field): field is ClauseName => (clauses as readonly Field[]).includes(field)

type Texts = Pick<ObjectiveVersion, Field>

export function textOf(version: Texts, field: Field): Localised | null {
  return isClause(field) ? (version[field]?.text ?? null) : version[field]
}

export const measuresOf = (version: Texts): Record<ClauseName, Measure[]> => ({
  baseline: version.baseline?.measures ?? [],
  target2030: version.target2030?.measures ?? [],
  target2050: version.target2050?.measures ?? [],
})

/** A version as its history keeps it. */
export type Snapshot = Record<Field, Localised | null> & { measures: Record<ClauseName, Measure[]> }

export function snapshotOf(version: Texts): Snapshot {
  const texts = fields.map((field) => [field, textOf(version, field)])
  return { ...(Object.fromEntries(texts) as Record<Field, Localised | null>), measures: measuresOf(version) }
}

/** Texts that a form changes in its language; one that was there is never emptied by saving. */
export function changed(version: Texts, wording: Wording): { field: Field; text: string }[] {
  return fields
    .map((field) => ({ field, text: wording[field] }))
    .filter(({ field, text }) => text !== (textOf(version, field)?.[wording.locale] ?? ''))
}

/** Fields that a form would empty although something stands there. */
export const emptied = (version: Texts, wording: Wording): Field[] =>
  changed(version, wording)
    .filter(({ text }) => text === '')
    .map(({ field }) => field)

/** What stands in the form when it opens. */
export const textsIn = (version: Texts, locale: Locale): Record<Field, string> =>
  Object.fromEntries(fields.map((field) => [field, textOf(version, field)?.[locale] ?? ''])) as Record<
    Field,
    string
  >
