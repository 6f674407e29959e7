import type { Constraints } from '#lib/platform/constraints.ts'

/** The one table of constraint names: what people may run into when two do the same thing at once. */
export const constraints: Constraints = {
  person_mail_once: ['conflict', 'identity_mail_taken'],
  role_grant_days: ['invalid', 'identity_day_before_start'],
  site_origin_once: ['conflict', 'app_already_there'],
  version_once_an_edition: ['conflict', 'app_already_there'],
  activity_number_once: ['conflict', 'app_already_there'],
  decision_slug_once: ['conflict', 'app_already_there'],
  indicator_code_once: ['conflict', 'app_already_there'],
  measure_low_to_high: ['invalid', 'plan_low_above_high'],
  observation_corrected_once: ['conflict', 'dashboard_already_corrected'],
  observation_value_or_reason: ['invalid', 'dashboard_value_or_reason'],
  definition_version_once: ['conflict', 'dashboard_already_proposed'],
  observation_part_whole: ['invalid', 'platform_invalid'],
  observation_within_bounds: ['invalid', 'dashboard_value_outside_bounds'],
}
