import type { Goal } from './objective.ts'

/** Where each part of the plan is read; a page puts the language before it. */
export const pathOf = {
  plan: () => '/plan',
  goal: (goal: Goal) => `/plan/goals/${goal}`,
  objective: (code: string) => `/plan/objectives/${code}`,
  version: (code: string, edition: string) => `/plan/objectives/${code}#edition-${edition}`,
  compare: (code: string, left: string, right: string) =>
    `/plan/objectives/${code}/compare?left=${left}&right=${right}`,
  edit: (code: string, version: string, locale?: string) =>
    `/plan/objectives/${code}/edit?version=${version}${locale ? `&locale=${locale}` : ''}`,
  history: (code: string, edition: string) => `/plan/objectives/${code}/history/${edition}`,
  decision: (slug: string) => `/plan/decisions/${slug}`,
  decisions: () => '/plan/decisions',
  decide: (subject: string) => `/plan/decisions/new?subject=${subject}`,
  replace: (decision: string) => `/plan/decisions/new?replaces=${decision}`,
  roadmap: (year: number) => `/plan/roadmap/${year}`,
  facilities: () => '/plan/facilities',
  export: (edition: string, format: string, locale: string) =>
    `/plan/export/${edition}.${format}?lang=${locale}`,
} as const
