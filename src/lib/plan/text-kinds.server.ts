import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { planTexts } from './texts.server.ts'

/** What the translations desk calls the texts of the plan. */
export const planTextKinds: readonly TranslatedKind[] = [
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
]
