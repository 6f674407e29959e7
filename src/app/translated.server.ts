import { definitionTexts } from '#lib/dashboard/index.server.ts'
import { planTexts } from '#lib/plan/index.server.ts'
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
export const translatedKinds: readonly TranslatedKind[] = [
  {
    texts: planTexts.version,
    name: 'plan_record_version',
    fields: {
      title: 'plan_field_title',
      aim: 'plan_field_aim',
      baseline: 'plan_field_baseline',
      target_2030: 'plan_field_target2030',
      target_2050: 'plan_field_target2050',
      remarks: 'plan_field_remarks',
    },
  },
  { texts: planTexts.activity, name: 'plan_record_activity', fields: { text: 'plan_field_text' } },
  { texts: planTexts.objective, name: 'plan_record_objective', fields: { title: 'plan_field_title' } },
  {
    texts: planTexts.edition,
    name: 'plan_record_edition',
    fields: { title: 'plan_field_title', note: 'plan_note' },
  },
  {
    texts: planTexts.decision,
    name: 'plan_record_decision',
    fields: { what: 'plan_decision_what', note: 'plan_note' },
  },
  { texts: planTexts.item, name: 'plan_record_item', fields: { title: 'plan_field_title' } },
  {
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
  },
]
