import { m } from '#lib/paraglide/messages.js'
import { dayOf } from '#lib/platform/day.ts'
import { formatDay } from '#lib/platform/text/format.ts'
import { read, type Locale } from '#lib/platform/text/localised.ts'
import type { DefinitionRecord } from './definitions/definition.ts'
import type { Indicator } from './indicator.ts'
import { kindNames, ownerNames, targetWords } from './words.ts'

/** One line of the codebook: the concept as SDG-SDMX names it, in words, and what holds here; null is "not stated". */
export type Entry = { concept: string; name: string; text: string | null; lang: Locale }

type Known = {
  indicator: Indicator
  objective: string
  definition: DefinitionRecord | null
  signedBy: string | null
  updatedOn: string | null
  checked: number
  observations: number
}

/** The metadata of an indicator under the concept names of SDG-SDMX, and those that the Initiative adds. */
export function codebook(known: Known, locale: Locale): Entry[] {
  const { indicator, objective, definition, signedBy, updatedOn, checked, observations } = known
  const told = (text: Parameters<typeof read>[0]) => read(text, locale)
  const entry = (concept: string, name: string, text: string | null, lang = locale): Entry => ({
    concept,
    name,
    text,
    lang,
  })
  const localised = (concept: string, name: string, text: Parameters<typeof read>[0]) =>
    entry(concept, name, told(text)?.text ?? null, told(text)?.locale)
  const { source } = indicator
  const signature = definition?.signedAt
    ? m.dashboard_signed_line({
        who: signedBy ?? m.dashboard_person_gone(),
        day: formatDay(dayOf(definition.signedAt), locale),
      })
    : m.dashboard_state_unsigned()
  return [
    entry('SDG_GOAL', m.dashboard_code_goal(), indicator.code.slice(0, 1)),
    entry('SDG_TARGET', m.dashboard_code_target(), objective),
    entry('SDG_INDICATOR', m.dashboard_code_indicator(), indicator.code),
    entry('META_LAST_UPDATE', m.dashboard_code_last_update(), updatedOn && formatDay(updatedOn, locale)),
    entry('SDG_RELATED_INDICATORS', m.dashboard_code_related(), indicator.related.join(', ') || null),
    entry('CONTACT_ORGANISATION', m.dashboard_code_contact(), ownerNames[indicator.owner]()),
    localised('STAT_CONC_DEF', m.dashboard_code_definition(), indicator.definition),
    localised('UNIT_MEASURE', m.dashboard_code_unit(), indicator.unit),
    entry('CLASS_SYSTEM', m.dashboard_code_kind(), kindNames[indicator.kind]()),
    entry(
      'SOURCE_TYPE',
      m.dashboard_code_source_type(),
      m[`dashboard_source_type_${indicator.sourceType}`](),
    ),
    localised('COLL_METHOD', m.dashboard_code_method(), indicator.method),
    localised('REPORTING_UNIT', m.dashboard_code_reporting_units(), indicator.reportingUnits),
    localised('DENOMINATOR', m.dashboard_code_denominator(), indicator.denominator),
    entry('FREQ_COLL', m.dashboard_code_period(), m[`dashboard_period_${indicator.period}`]()),
    entry('REL_CAL_POLICY', m.dashboard_code_late(), m.dashboard_late_rule()),
    entry('DIRECTION', m.dashboard_code_direction(), m[`dashboard_direction_${indicator.direction}`]()),
    entry(
      'TARGETS',
      m.dashboard_code_targets(),
      indicator.targets.map((one) => targetWords(one, locale)).join('; ') || null,
    ),
    entry('DATA_SOURCE', m.dashboard_code_source(), `${source.title}, ${source.place}`, 'en'),
    entry('QUALITY_ASSURE', m.dashboard_code_checked(), m.dashboard_checked_share({ checked, observations })),
    entry('DEFINITION_VERSION', m.dashboard_code_version(), `${indicator.version} · ${signature}`),
  ]
}
