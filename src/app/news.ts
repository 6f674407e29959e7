/** What the page of news says of the events that anyone may read; those without a text are not news. */
export const newsTexts: Readonly<Record<string, string>> = {
  'plan.edition_loaded': 'app_news_plan_edition_loaded',
  'plan.wording_corrected': 'app_news_plan_wording_corrected',
  'plan.wording_restored': 'app_news_plan_wording_restored',
  'plan.wording_imported': 'app_news_plan_wording_imported',
  'plan.roadmap_loaded': 'app_news_plan_roadmap_loaded',
  'plan.progress_reported': 'app_news_plan_progress_reported',
  'plan.adopted': 'app_news_plan_adopted',
  'plan.rejected': 'app_news_plan_rejected',
  'plan.deferred': 'app_news_plan_deferred',
  'dashboard.indicator_defined': 'app_news_dashboard_indicator_defined',
  'dashboard.definition_proposed': 'app_news_dashboard_definition_proposed',
  'dashboard.definition_signed': 'app_news_dashboard_definition_signed',
  'dashboard.observed': 'app_news_dashboard_observed',
  'dashboard.observation_checked': 'app_news_dashboard_observation_checked',
}

export type NewsEvent = { at: Date; verb: string; subject: string; touches: readonly string[] }

/** What happened on a day, each kind once, with the first few records that it happened to. */
export type NewsItem = { verb: string; records: string[]; more: number }

const mostRecords = 5

/** Events by day and by what happened, in the order in which they come: a load of hundreds is a line, not a page. */
export function byDay(events: readonly NewsEvent[]): { on: string; items: NewsItem[] }[] {
  const days = Map.groupBy(events, ({ at }) => at.toISOString().slice(0, 10))
  return [...days].map(([on, ofDay]) => ({
    on,
    items: [...Map.groupBy(ofDay, ({ verb }) => verb)].map(([verb, all]) => {
      const records = [...new Set(all.map(({ subject, touches }) => touches[0] ?? subject))]
      return { verb, records: records.slice(0, mostRecords), more: Math.max(0, records.length - mostRecords) }
    }),
  }))
}
