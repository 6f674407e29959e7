import { translated } from '#lib/traits/index.server.ts'

/** The wording of a definition lives in several languages, each at the desk, each published alone. */
export const definitionTexts = translated({
  kind: 'dashboard.definition',
  table: 'dashboard.definition',
  fields: ['title', 'unit', 'definition', 'method', 'denominator', 'reporting_units', 'reason'],
})
