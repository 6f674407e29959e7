import type { MeasureKind } from '#lib/plan/index.ts'
import type { Localised } from '#lib/platform/text/localised.ts'

export const directions = ['up', 'down'] as const
export const sourceTypes = ['counted', 'reported'] as const
export const periods = ['year', 'event'] as const
/** The bodies that owe figures, and the role of those who are reminded. */
export const owners = { STC: 'stc', Secretariat: 'secretariat' } as const
export type Owner = keyof typeof owners

export type Target = {
  on: string
  kind: MeasureKind
  low: number | null
  high: number | null
  of: number | null
  note: Localised | null
}

/** Exactly how something is measured. A change of it is a new version and breaks the series. */
export type Definition = {
  version: number
  kind: MeasureKind
  direction: (typeof directions)[number]
  sourceType: (typeof sourceTypes)[number]
  period: (typeof periods)[number]
  /** Expected to grow by a rate, so that growth may be shown beside the linear pace. */
  compounds: boolean
  title: Localised
  unit: Localised
  definition: Localised
  method: Localised
  denominator: Localised | null
  reportingUnits: Localised | null
  source: { title: string; place: string; url: string | null }
  baseline: {
    on: string | null
    low: number | null
    high: number | null
    of: number | null
    note: Localised | null
  }
  targets: Target[]
}

/** What is measured for an objective, by the definition in use. */
export type Indicator = Definition & {
  id: string
  code: string
  objectiveId: string
  owner: Owner
  related: string[]
  /** When the Committee answered for the definition in use; null as long as nobody has. */
  signedAt: Date | null
}

export const isShare = (kind: MeasureKind): boolean => kind === 'share' || kind === 'yes_no_per_unit'
