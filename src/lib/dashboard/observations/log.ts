import type { Event } from '#lib/platform/events.server.ts'
import type { MilestoneState, Observation, Status } from './observation.ts'

/** What the event log keeps of a figure: all that a standing is computed from, and no free text. */
export type LoggedFigure = Pick<
  Observation,
  | 'id'
  | 'indicatorId'
  | 'indicatorVersion'
  | 'on'
  | 'value'
  | 'low'
  | 'high'
  | 'reporters'
  | 'of'
  | 'state'
  | 'judges'
  | 'kappa'
  | 'status'
  | 'corrects'
> & { part: string | null }

const numbers = ['value', 'low', 'high', 'reporters', 'of', 'judges', 'kappa'] as const

/** The data of the event that enters a figure. */
export const figuresOf = (figure: Observation) => ({
  version: figure.indicatorVersion,
  on: figure.on,
  ...Object.fromEntries(numbers.map((name) => [name, figure[name]])),
  state: figure.state,
  status: figure.status,
  part: partOf(figure),
})

const partOf = ({ part }: Observation) => part && `${part.by}:${part.code}`

/** The figure as the log tells it: the event touches the indicator, its objective, and what the figure corrects. */
export function figureOf({
  subject,
  touches,
  data,
}: Pick<Event, 'subject' | 'touches' | 'data'>): LoggedFigure {
  const [indicatorId = '', , corrects = null] = touches
  const number = (name: string) => (data[name] ?? null) as number | null
  return {
    id: subject,
    indicatorId,
    indicatorVersion: number('version') ?? 1,
    on: String(data.on),
    value: number('value'),
    low: number('low'),
    high: number('high'),
    reporters: number('reporters'),
    of: number('of'),
    judges: number('judges'),
    kappa: number('kappa'),
    state: (data.state ?? null) as MilestoneState | null,
    status: data.status as Status,
    part: (data.part ?? null) as string | null,
    corrects,
  }
}

/** The same of a stored figure, to be held against the log. */
export const loggedFigure = (figure: Observation): LoggedFigure =>
  figureOf({
    subject: figure.id,
    touches: [figure.indicatorId, '', ...(figure.corrects ? [figure.corrects] : [])],
    data: figuresOf(figure),
  })

/** Fields in which two tellings of a figure differ. */
export const differences = (one: LoggedFigure, other: LoggedFigure): string[] =>
  Object.keys(one).filter((name) => one[name as keyof LoggedFigure] !== other[name as keyof LoggedFigure])
