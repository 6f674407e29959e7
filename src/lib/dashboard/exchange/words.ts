import { m } from '#lib/paraglide/messages.js'
import type { Verdict } from './preview.ts'

export const verdictNames: Record<Verdict, () => string> = {
  new: m.dashboard_verdict_new,
  correction: m.dashboard_verdict_correction,
  same: m.dashboard_verdict_same,
  wrong: m.dashboard_verdict_wrong,
}

const problems: Record<string, () => string> = {
  dashboard_not_a_number: m.dashboard_not_a_number,
  dashboard_cells_too_many: m.dashboard_cells_too_many,
  dashboard_indicator_unknown: m.dashboard_indicator_unknown,
  dashboard_already_corrected: m.dashboard_already_corrected,
  dashboard_corrects_another: m.dashboard_corrects_another,
  dashboard_value_or_reason: m.dashboard_value_or_reason,
  dashboard_gap_with_value: m.dashboard_gap_with_value,
  dashboard_low_above_value: m.dashboard_low_above_value,
  dashboard_high_below_value: m.dashboard_high_below_value,
  dashboard_low_above_high: m.dashboard_low_above_high,
  dashboard_of_zero: m.dashboard_of_zero,
  dashboard_reporters_above_of: m.dashboard_reporters_above_of,
  dashboard_source_wanted: m.dashboard_source_wanted,
  dashboard_url_wrong: m.dashboard_url_wrong,
  dashboard_of_wanted: m.dashboard_of_wanted,
  dashboard_value_above_of: m.dashboard_value_above_of,
  dashboard_value_above_reporters: m.dashboard_value_above_reporters,
  dashboard_value_negative: m.dashboard_value_negative,
  dashboard_state_wanted: m.dashboard_state_wanted,
  dashboard_state_unwanted: m.dashboard_state_unwanted,
  dashboard_level_wanted: m.dashboard_level_wanted,
  dashboard_judges_wanted: m.dashboard_judges_wanted,
}

/** A problem of a line in words. */
export const problemNames = (message: string): string => (problems[message] ?? m.dashboard_cell_wrong)()
