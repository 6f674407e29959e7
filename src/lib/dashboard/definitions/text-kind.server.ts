import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { definitionTexts } from './texts.server.ts'

/** What the translations desk calls the texts of a definition. */
export const definitionTextKind: TranslatedKind = {
  texts: definitionTexts,
  name: 'dashboard_record_definition',
  fields: {
    title: 'dashboard_field_title',
    unit: 'dashboard_code_unit',
    definition: 'dashboard_code_definition',
    method: 'dashboard_code_method',
    denominator: 'dashboard_code_denominator',
    reporting_units: 'dashboard_code_reporting_units',
    reason: 'dashboard_field_reason',
  },
}
