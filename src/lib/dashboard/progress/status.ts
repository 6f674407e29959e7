import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { dataOf, seenBy, type DataFact } from './data.ts'
import { distanceOf, type Distance } from './distance.ts'
import { freshnessOf, type Freshness } from './freshness.ts'
import { progress, type Progress } from './progress.ts'

const judgements = ['met', 'on_track', 'lagging', 'off_track', 'reversing'] as const
/** What an indicator says in a word or two, the order in which they are counted. */
export const verdicts = [
  ...judgements,
  'no_trend',
  'one_point',
  'no_target',
  'out_of_date',
  'no_data',
] as const
export type Verdict = (typeof verdicts)[number]

/** Why a judgement is provisional. */
export const doubts = ['figure_unchecked', 'definition_unsigned'] as const
export type Doubt = (typeof doubts)[number]

type Facts = { data: DataFact; freshness: Freshness; hasTarget: boolean; pace: Progress }

/** The four facts and the verdict that follows from them. */
export type IndicatorStatus = {
  verdict: Verdict
  doubts: Doubt[]
  data: DataFact
  freshness: Freshness
  distance: Distance | null
  pace: Progress
}

/** The first row that holds is the verdict. What is not there comes before what cannot be judged, and that before a judgement. */
const table: readonly [Verdict, (facts: Facts) => boolean][] = [
  ['no_data', ({ data }) => data === 'none'],
  ['out_of_date', ({ freshness }) => freshness.isOutOfDate],
  ['no_target', ({ hasTarget }) => !hasTarget],
  ['met', ({ pace }) => pace.standing === 'met'],
  ['on_track', ({ pace }) => pace.standing === 'on_track'],
  ['lagging', ({ pace }) => pace.standing === 'lagging'],
  ['off_track', ({ pace }) => pace.standing === 'off_track'],
  ['reversing', ({ pace }) => pace.standing === 'reversing'],
  ['one_point', ({ data }) => data === 'one_point'],
  ['no_trend', () => true],
]

/** Only a judgement can be provisional: that there is no figure needs no check. */
export const isProvisional = ({ verdict, doubts }: Pick<IndicatorStatus, 'verdict' | 'doubts'>): boolean =>
  (judgements as readonly Verdict[]).includes(verdict) && doubts.length > 0

/** How the indicator stands on a day, from its figures alone. */
export function statusOf(
  indicator: Indicator,
  figures: readonly Observation[],
  today: string,
): IndicatorStatus {
  const pace = progress(indicator, figures, today)
  const { figure, target } = pace
  const data = dataOf(indicator, seenBy(figures, today))
  const freshness = freshnessOf(indicator, figures, figure, today)
  const facts: Facts = { data, freshness, hasTarget: target !== null, pace }
  const [verdict = 'no_trend'] = table.find(([, holds]) => holds(facts)) ?? []
  return {
    verdict,
    doubts: doubtsOf(indicator, figure),
    data,
    freshness,
    distance: distanceOf(indicator, figure, today),
    pace,
  }
}

const doubtsOf = ({ signedAt }: Indicator, figure: Observation | null): Doubt[] => [
  ...(figure && figure.checkedAt === null ? (['figure_unchecked'] as const) : []),
  ...(signedAt === null ? (['definition_unsigned'] as const) : []),
]
