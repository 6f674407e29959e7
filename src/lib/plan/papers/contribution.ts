import type { PlanDocument } from './export/plan-document.ts'
import { incomingFacilities, incomingOf, type Incoming, type IncomingFacility } from './incoming.ts'
import type { LineAccount } from './ledger.ts'
import type { Paper } from './paper.ts'

/** What a paper or an export brings to a plan: plain data that can be kept and held against any plan later. */
export type Contribution = {
  /** An export of ours brings its own values; those read in a paper give way to what people entered. */
  isExact: boolean
  incoming: Incoming[]
  facilities: IncomingFacility[]
  lines: { used: number; debris: number; notUnderstood: LineAccount[] }
}

export type Source = Paper | PlanDocument | Contribution

export function contributionOf(source: Source): Contribution {
  if ('incoming' in source) return source
  const lines = source.kind === 'plan' ? [] : source.lines
  return {
    isExact: source.kind === 'plan',
    incoming: incomingOf(source),
    facilities: incomingFacilities(source),
    lines: {
      used: lines.filter(({ state }) => state === 'used').length,
      debris: lines.filter(({ state }) => state === 'debris').length,
      notUnderstood: lines.filter(({ state }) => state === 'not_understood'),
    },
  }
}
