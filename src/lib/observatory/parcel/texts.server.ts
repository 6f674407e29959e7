import { refusalCodes } from '#soil'
import { m } from '#lib/paraglide/messages.js'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { rothamsted } from '../reference-result.ts'
import { parcelReasons } from './reasons.ts'

/**
 * Every text that the page may need once it computes, in the reader's language, with `{names}` where figures go: the
 * browser gets these and no catalogue of messages.
 */
export function textsFor(locale: Locale) {
  const options = { locale }
  return {
    locale,
    state: {
      loading: m.observatory_parcel_loading({}, options),
      ready: m.observatory_parcel_ready({}, options),
      readyTwin: m.observatory_parcel_ready_twin({}, options),
      working: m.observatory_parcel_working({}, options),
      part: m.observatory_parcel_part_of(open('done', 'all'), options),
      done: m.observatory_parcel_done(open('seconds'), options),
      stopped: m.observatory_parcel_stopped({}, options),
      failed: m.observatory_parcel_failed(open('reason'), options),
      unloaded: m.observatory_parcel_unloaded(open('reason'), options),
      changed: m.observatory_parcel_changed({}, options),
      wrong: m.observatory_parcel_wrong({}, options),
    },
    problems: problems(locale),
    refusals: refusals(locale),
    outcome: outcome(locale),
    labels: labels(locale),
  }
}
export type Texts = ReturnType<typeof textsFor>

/** What the data of a text is called, left in the text. */
const open = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, `{${name}}`])) as Record<Name, string>

function problems(locale: Locale) {
  const options = { locale }
  return {
    needed: m.observatory_parcel_problem_needed({}, options),
    number: m.observatory_parcel_problem_number(open('value'), options),
    range: m.observatory_parcel_problem_range(open('value', 'min', 'max', 'unit'), options),
    whole: m.observatory_parcel_problem_whole(open('value'), options),
    months: m.observatory_parcel_problem_months(open('found'), options),
    month: m.observatory_parcel_problem_month(open('month', 'value', 'min', 'max', 'unit'), options),
    choice: m.observatory_parcel_problem_choice(open('value'), options),
    line: m.observatory_parcel_problem_line(open('line', 'reason'), options),
    columnUnknown: m.observatory_parcel_problem_column_unknown(open('column'), options),
    columnMissing: m.observatory_parcel_problem_column_missing(open('column'), options),
    cellNeeded: m.observatory_parcel_problem_cell_needed(open('line', 'column'), options),
    cellNumber: m.observatory_parcel_problem_cell_number(
      open('line', 'column', 'value', 'min', 'max'),
      options,
    ),
    cellChoice: m.observatory_parcel_problem_cell_choice(open('line', 'value', 'options'), options),
    weather: m.observatory_parcel_problem_weather({}, options),
    tooMany: m.observatory_parcel_problem_too_many(open('found', 'most'), options),
    tooMuch: m.observatory_parcel_problem_too_much(open('cells', 'draws', 'most'), options),
    noRows: m.observatory_parcel_problem_no_rows({}, options),
  }
}

/** What the soil package may say, in words: by code, by reason, by mask. */
function refusals(locale: Locale) {
  const options = { locale }
  const data = open('place', 'reason', 'value', 'min', 'max', 'options', 'limit')
  return {
    codes: Object.fromEntries(
      refusalCodes.map((code) => [
        code,
        translate(`observatory_refusal_${code.replaceAll('-', '_')}`, data, locale),
      ]),
    ),
    reasons: Object.fromEntries(
      parcelReasons.map(({ key, names }) => [key, translate(key, open(...names), locale)]),
    ),
    masks: {
      organic: m.observatory_parcel_mask_organic({}, options),
      sandy: m.observatory_parcel_mask_sandy({}, options),
      saline: m.observatory_parcel_mask_saline({}, options),
      wetland: m.observatory_parcel_mask_wetland({}, options),
      paddy: m.observatory_parcel_mask_paddy({}, options),
      'land cover': m.observatory_parcel_mask_land_cover({}, options),
    } as Record<string, string>,
    masked: m.observatory_parcel_masked(open('mask'), options),
    none: m.observatory_parcel_none(open('reason'), options),
  }
}

function outcome(locale: Locale) {
  const options = { locale }
  return {
    summary: m.observatory_parcel_summary(open('gain', 'low', 'high', 'years', 'share'), options),
    seen: m.observatory_parcel_seen(open('median', 'low', 'high', 'points', 'least'), options),
    unseen: m.observatory_parcel_unseen(open('horizon', 'points', 'least'), options),
    inTime: m.observatory_parcel_in_time(open('years', 'inTime', 'horizon', 'atAll'), options),
    steady: m.observatory_parcel_steady(open('years', 'steady'), options),
    more: m.observatory_parcel_more(open('horizon'), options),
    start: m.observatory_parcel_fact_start(open('low', 'high'), options),
    end: m.observatory_parcel_fact_end(open('years', 'low', 'high'), options),
    gain: m.observatory_parcel_fact_gain(open('low', 'high'), options),
    measured: m.observatory_parcel_fact_measured(open('low', 'high'), options),
    unmeasured: m.observatory_parcel_fact_unmeasured({}, options),
    total: m.observatory_parcel_fact_total(open('area', 'low', 'high'), options),
    chart: m.observatory_parcel_chart({}, options),
    chartNote: m.observatory_parcel_chart_note(open('draws'), options),
    chartText: m.observatory_parcel_chart_text(open('start', 'usual', 'raised', 'years'), options),
    difference: m.observatory_parcel_difference({}, options),
    differenceText: m.observatory_parcel_difference_text(
      open('years', 'gain', 'low', 'high', 'least'),
      options,
    ),
    usual: m.observatory_parcel_usual({}, options),
    raised: m.observatory_parcel_raised({}, options),
    added: m.observatory_parcel_gain({}, options),
    least: m.observatory_parcel_least(open('least'), options),
    axis: m.observatory_parcel_axis({}, options),
    refused: m.observatory_parcel_cells_refused(open('refused', 'all'), options),
    some: m.observatory_parcel_cells_some(open('shown', 'all'), options),
    spread: m.observatory_parcel_spread({}, options),
    spreadUnit: m.observatory_parcel_spread_unit(open('years'), options),
    spreadText: m.observatory_parcel_spread_text(open('low', 'high', 'middle'), options),
    map: m.observatory_parcel_map({}, options),
    mapUnit: m.observatory_parcel_map_unit(open('years'), options),
    mapText: m.observatory_parcel_map_text(open('cells', 'low', 'high'), options),
    noAnswer: m.observatory_parcel_no_answer({}, options),
    cells: m.observatory_parcel_cells_count(open('cells'), options),
    plusMinus: m.observatory_parcel_plus_minus(open('value', 'sd'), options),
    kernel: m.observatory_parcel_made_kernel({}, options),
    twin: m.observatory_parcel_made_twin({}, options),
    draws: m.observatory_parcel_made_draws_text(open('draws', 'seed'), options),
    unitYears: m.observatory_parcel_unit_years({}, options),
  }
}

/** The labels of the form, said again beside what was typed. */
function labels(locale: Locale) {
  const options = { locale }
  return {
    stock: m.observatory_parcel_stock({}, options),
    clay: m.observatory_parcel_clay({}, options),
    landCover: m.observatory_parcel_land_cover({}, options),
    areaHa: m.observatory_parcel_area_ha({}, options),
    temperature: m.observatory_parcel_temperature({}, options),
    rain: m.observatory_parcel_rain({}, options),
    evaporation: m.observatory_parcel_evaporation({}, options),
    bare: m.observatory_parcel_bare({}, options),
    increase: m.observatory_parcel_increase({}, options),
    years: m.observatory_parcel_years({}, options),
    design: m.observatory_parcel_design({}, options),
    designs: {
      unpaired: m.observatory_parcel_design_unpaired({}, options),
      paired: m.observatory_parcel_design_paired({}, options),
    },
    points: m.observatory_parcel_points({}, options),
    sd: m.observatory_parcel_sd({}, options),
    alpha: m.observatory_parcel_alpha({}, options),
    power: m.observatory_parcel_power({}, options),
    claySd: m.observatory_parcel_clay_sd({}, options),
    rainSd: m.observatory_parcel_rain_sd({}, options),
    temperatureSd: m.observatory_parcel_temperature_sd({}, options),
    stockErrors: m.observatory_parcel_stock_errors({}, options),
    stockErrorsOf: {
      common: m.observatory_parcel_stock_errors_common({}, options),
      own: m.observatory_parcel_stock_errors_own({}, options),
    },
    cells: m.observatory_parcel_part_cells({}, options),
    covers: coversFor(locale),
    months: monthsFor(locale),
  }
}

export function coversFor(locale: Locale): Record<string, string> {
  const options = { locale }
  return {
    2: m.observatory_parcel_cover_2({}, options),
    3: m.observatory_parcel_cover_3({}, options),
    5: m.observatory_parcel_cover_5({}, options),
    6: m.observatory_parcel_cover_6({}, options),
    8: m.observatory_parcel_cover_8({}, options),
    12: m.observatory_parcel_cover_12({}, options),
  }
}

export const monthsFor = (locale: Locale): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month, 15)),
  )

export const limitsFor = (locale: Locale): string[] => {
  const options = { locale }
  const figure = (value: number) => new Intl.NumberFormat(locale).format(value)
  const { rmse, dates, worst } = rothamsted
  const known = { rmse: figure(rmse), dates: figure(dates), worst: figure(worst) }
  return [
    m.observatory_parcel_limit_in({}, options),
    m.observatory_parcel_limit_model(known, options),
    m.observatory_parcel_limit_balance({}, options),
    m.observatory_parcel_limit_climate({}, options),
    m.observatory_parcel_limit_input({}, options),
    m.observatory_parcel_limit_survey({}, options),
  ]
}
