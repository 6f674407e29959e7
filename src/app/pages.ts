import type { SearchPage } from '#lib/platform/searchable.ts'

/** A link by its path and the text key of what it leads to. */
type InfoLink = readonly [path: string, label: string]

/** Text keys of a heading and its paragraph, and the pages that they lead to. */
export type InfoSection = { title: string; text: string; links: readonly InfoLink[] }

export type InfoPage = { title: string; lead: string; sections: readonly InfoSection[] }

/** Pages that only inform, and lead on; they belong to no slice. By the path below the root. */
export const infoPages: Readonly<Record<string, InfoPage>> = {
  about: {
    title: 'app_page_about',
    lead: 'app_page_about_lead',
    sections: [
      { title: 'app_page_about_what', text: 'app_page_about_what_text', links: [] },
      {
        title: 'app_page_about_here',
        text: 'app_page_about_here_text',
        links: [
          ['/plan', 'plan_title'],
          ['/plan/decisions', 'plan_decisions'],
          ['/dashboard', 'dashboard_title'],
          ['/soil', 'observatory_soil_title'],
        ],
      },
      { title: 'app_page_about_figures', text: 'app_page_about_figures_text', links: [] },
      {
        title: 'app_page_about_who',
        text: 'app_page_about_who_text',
        links: [
          ['/permissions', 'identity_permissions'],
          ['/take-part', 'app_page_take_part'],
        ],
      },
    ],
  },
  'take-part': {
    title: 'app_page_take_part',
    lead: 'app_page_take_part_lead',
    sections: [
      {
        title: 'app_page_take_part_account',
        text: 'app_page_take_part_account_text',
        links: [['/register', 'identity_register']],
      },
      {
        title: 'app_page_take_part_role',
        text: 'app_page_take_part_role_text',
        links: [['/permissions', 'identity_permissions']],
      },
      {
        title: 'app_page_take_part_work',
        text: 'app_page_take_part_work_text',
        links: [['/work', 'app_work']],
      },
    ],
  },
  'for-farmers': {
    title: 'app_page_for_farmers',
    lead: 'app_page_for_farmers_lead',
    sections: [
      {
        title: 'app_page_for_farmers_parcel',
        text: 'app_page_for_farmers_parcel_text',
        links: [['/soil/parcel', 'observatory_parcel_title']],
      },
      {
        title: 'app_page_for_farmers_site',
        text: 'app_page_for_farmers_site_text',
        links: [['/soil/site', 'observatory_site_title']],
      },
      {
        title: 'app_page_for_farmers_plan',
        text: 'app_page_for_farmers_plan_text',
        links: [['/plan', 'plan_title']],
      },
    ],
  },
  'for-partners': {
    title: 'app_page_for_partners',
    lead: 'app_page_for_partners_lead',
    sections: [
      {
        title: 'app_page_for_partners_objectives',
        text: 'app_page_for_partners_objectives_text',
        links: [['/plan', 'plan_title']],
      },
      {
        title: 'app_page_for_partners_figures',
        text: 'app_page_for_partners_figures_text',
        links: [['/take-part', 'app_page_take_part']],
      },
      {
        title: 'app_page_for_partners_roadmap',
        text: 'app_page_for_partners_roadmap_text',
        links: [['/plan', 'plan_title']],
      },
    ],
  },
  'for-ministries': {
    title: 'app_page_for_ministries',
    lead: 'app_page_for_ministries_lead',
    sections: [
      {
        title: 'app_page_for_ministries_ndc',
        text: 'app_page_for_ministries_ndc_text',
        links: [['/plan/objectives/A1', 'app_page_for_ministries_ndc']],
      },
      {
        title: 'app_page_for_ministries_decisions',
        text: 'app_page_for_ministries_decisions_text',
        links: [['/plan/decisions', 'plan_decisions']],
      },
      {
        title: 'app_page_for_ministries_plan',
        text: 'app_page_for_ministries_plan_text',
        links: [['/plan', 'plan_title']],
      },
    ],
  },
  'for-funders': {
    title: 'app_page_for_funders',
    lead: 'app_page_for_funders_lead',
    sections: [
      {
        title: 'app_page_for_funders_progress',
        text: 'app_page_for_funders_progress_text',
        links: [['/dashboard', 'dashboard_title']],
      },
      {
        title: 'app_page_for_funders_year',
        text: 'app_page_for_funders_year_text',
        links: [['/dashboard', 'dashboard_title']],
      },
      {
        title: 'app_page_for_funders_facilities',
        text: 'app_page_for_funders_facilities_text',
        links: [['/plan/facilities', 'plan_facilities']],
      },
    ],
  },
  'for-scientists': {
    title: 'app_page_for_scientists',
    lead: 'app_page_for_scientists_lead',
    sections: [
      {
        title: 'app_page_for_scientists_models',
        text: 'app_page_for_scientists_models_text',
        links: [['/soil', 'observatory_soil_title']],
      },
      {
        title: 'app_page_for_scientists_studies',
        text: 'app_page_for_scientists_studies_text',
        links: [['/soil/studies', 'observatory_runs_title']],
      },
      {
        title: 'app_page_for_scientists_api',
        text: 'app_page_for_scientists_api_text',
        links: [['/api', 'app_api_title']],
      },
    ],
  },
  'for-press': {
    title: 'app_page_for_press',
    lead: 'app_page_for_press_lead',
    sections: [
      {
        title: 'app_page_for_press_figures',
        text: 'app_page_for_press_figures_text',
        links: [['/dashboard', 'dashboard_title']],
      },
      {
        title: 'app_page_for_press_news',
        text: 'app_page_for_press_news_text',
        links: [['/news', 'app_news']],
      },
      {
        title: 'app_page_for_press_cite',
        text: 'app_page_for_press_cite_text',
        links: [['/cite', 'app_page_cite']],
      },
    ],
  },
  help: {
    title: 'app_page_help',
    lead: 'app_page_help_lead',
    sections: [
      { title: 'app_page_help_find', text: 'app_page_help_find_text', links: [['/search', 'traits_search']] },
      {
        title: 'app_page_help_status',
        text: 'app_page_help_status_text',
        links: [['/dashboard', 'dashboard_title']],
      },
      {
        title: 'app_page_help_account',
        text: 'app_page_help_account_text',
        links: [
          ['/profile', 'ui_profile'],
          ['/reset', 'identity_reset'],
        ],
      },
      {
        title: 'app_page_help_may',
        text: 'app_page_help_may_text',
        links: [['/permissions', 'identity_permissions']],
      },
    ],
  },
  privacy: {
    title: 'app_page_privacy',
    lead: 'app_page_privacy_lead',
    sections: [
      { title: 'app_page_privacy_visitors', text: 'app_page_privacy_visitors_text', links: [] },
      { title: 'app_page_privacy_accounts', text: 'app_page_privacy_accounts_text', links: [] },
      {
        title: 'app_page_privacy_rights',
        text: 'app_page_privacy_rights_text',
        links: [['/profile', 'ui_profile']],
      },
      {
        title: 'app_page_privacy_parcels',
        text: 'app_page_privacy_parcels_text',
        links: [['/soil/parcel', 'observatory_parcel_title']],
      },
    ],
  },
  accessibility: {
    title: 'app_page_accessibility',
    lead: 'app_page_accessibility_lead',
    sections: [
      { title: 'app_page_accessibility_works', text: 'app_page_accessibility_works_text', links: [] },
      { title: 'app_page_accessibility_tested', text: 'app_page_accessibility_tested_text', links: [] },
      { title: 'app_page_accessibility_limits', text: 'app_page_accessibility_limits_text', links: [] },
    ],
  },
  cite: {
    title: 'app_page_cite',
    lead: 'app_page_cite_lead',
    sections: [
      { title: 'app_page_cite_figure', text: 'app_page_cite_figure_text', links: [] },
      { title: 'app_page_cite_text', text: 'app_page_cite_text_text', links: [] },
      { title: 'app_page_cite_licence', text: 'app_page_cite_licence_text', links: [] },
      {
        title: 'app_page_cite_data',
        text: 'app_page_cite_data_text',
        links: [
          ['/dashboard', 'dashboard_title'],
          ['/plan', 'plan_title'],
          ['/api', 'app_api_title'],
        ],
      },
    ],
  },
}

/** The page of that name; what every object has, such as `constructor`, is none. */
export const infoPage = (name: string): InfoPage | null =>
  Object.hasOwn(infoPages, name) ? infoPages[name]! : null

/** For whom there is a page of their own, in the order of the first page. */
export const audiences = [
  'for-farmers',
  'for-partners',
  'for-ministries',
  'for-funders',
  'for-scientists',
  'for-press',
]

/** What the search finds besides the pages of slices. */
export const ownPages: readonly SearchPage[] = [
  { path: '/api', title: 'app_api_title', text: 'app_api_lead' },
  { path: '/news', title: 'app_news', text: 'app_news_lead' },
  ...Object.entries(infoPages).map(([path, { title, lead }]) => ({ path: `/${path}`, title, text: lead })),
]
