/**
 * The reasons that the soil package gives in English when it refuses a file, and the texts that say the same. What
 * stands in the groups is the text's data. A test walks through the refusals of a file and finds each reason here.
 */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^no such column as (?<names>.+); not there: (?<missing>.+)$/, 'observatory_reason_columns_instead'],
  [/^no such column as (?<names>.+)$/, 'observatory_reason_columns_unknown'],
  [/^the heading stands here again$/, 'observatory_reason_heading_again'],
  [/^(?<found>.+) stands in column (?<column>\d+), which has no heading$/, 'observatory_reason_no_heading'],
  [
    /^(?<text>.+) can be read as (?<thousands>\S+) or as (?<fraction>\S+)$/,
    'observatory_reason_two_readings',
  ],
  [/^no such setting as (?<name>.+)$/, 'observatory_reason_setting'],
  [/^(?<name>\S+) is set twice$/, 'observatory_reason_set_twice'],
  [/^has the heading (?<name>.+) twice$/, 'observatory_reason_column_twice'],
  [/^(?<cells>\d+) cells under (?<columns>\d+) columns$/, 'observatory_reason_cells'],
  [/^opens a quote that is never closed: (?<found>.+)$/, 'observatory_reason_quote'],
  [/^has text after a closing quote: (?<found>.+)$/, 'observatory_reason_after_quote'],
  [/^holds no table$/, 'observatory_reason_empty'],
  [/^a file holds at least 12 months, not (?<months>\d+)$/, 'observatory_reason_months'],
  [/^the first month is January$/, 'observatory_reason_january'],
  [/^(?<month>\S+) after (?<before>\S+)$/, 'observatory_reason_order'],
  [/^clay (?<clay>\S+) % and silt (?<silt>\S+) % are more than 100 %$/, 'observatory_reason_texture'],
  [/^nothing decays in any month$/, 'observatory_reason_frozen'],
  [/^carbon arrives and no month is warm enough to decay it$/, 'observatory_reason_frozen'],
  [/^no month has plant carbon to give the seasonal pattern$/, 'observatory_reason_no_plants'],
  [/^inert carbon and manure alone hold (?<stock>\S+) t C\/ha$/, 'observatory_reason_too_much'],
]

export type Reason = { key: string; data: Record<string, string> }

/** The text of a reason, or null where there is none and the package's own words have to do. */
export function reasonOf(english: string): Reason | null {
  for (const [pattern, key] of reasons) {
    const match = pattern.exec(english)
    if (match) return { key, data: { ...match.groups } }
  }
  return null
}
