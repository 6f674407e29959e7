import type { Read } from '#lib/platform/database.server.ts'
import { eventsAfter } from '#lib/platform/events.server.ts'
import { indicators } from './definitions/store.server.ts'
import { differences, figureOf, loggedFigure, type LoggedFigure } from './observations/log.ts'
import type { Observation } from './observations/observation.ts'
import { everyObservation } from './observations/store.server.ts'
import { progress } from './progress/progress.ts'
import { judgedOn } from './progress/view.server.ts'

const batch = 1_000
const withdrawn = 'dashboard.observation_withdrawn'
const verbs = ['dashboard.observed', withdrawn]

export type Rebuilt = {
  events: number
  figures: number
  standings: number
  /** Figures that the log tells otherwise than the table, or that only one of the two knows. */
  differing: { id: string; fields: string[] }[]
  onlyInLog: string[]
  onlyInTable: string[]
  /** Indicators that would stand otherwise by the log. */
  standingOtherwise: string[]
}

/** Computes every figure and every standing from the event log alone, and holds them against what is stored. */
export async function rebuild(read: Read, today: string): Promise<Rebuilt> {
  const told = new Map<string, LoggedFigure & { at: Date }>()
  let events = 0
  for (let after = 0; ;) {
    const page = await eventsAfter(read, { after, verbs, limit: batch })
    for (const event of page)
      if (event.verb === withdrawn) told.delete(event.subject)
      else told.set(event.subject, { ...figureOf(event), at: event.at })
    events += page.length
    after = page.at(-1)?.seq ?? after
    if (page.length < batch) break
  }
  const result = { differing: [] as Rebuilt['differing'], onlyInTable: [] as string[] }
  const stored = new Set<string>()
  for (let after: string | null = null; ;) {
    const page: Observation[] = await everyObservation(read, after, batch)
    for (const figure of page) {
      stored.add(figure.id)
      const logged = told.get(figure.id)
      if (!logged) result.onlyInTable.push(figure.id)
      else {
        const { at: _at, ...same } = logged
        const fields = differences(loggedFigure(figure), same)
        if (fields.length) result.differing.push({ id: figure.id, fields })
      }
    }
    after = page.at(-1)?.id ?? after
    if (page.length < batch) break
  }
  return {
    ...result,
    events,
    figures: told.size,
    onlyInLog: [...told.keys()].filter((id) => !stored.has(id)),
    ...(await standingsBy(read, [...told.values()], today)),
  }
}

async function standingsBy(read: Read, told: (LoggedFigure & { at: Date })[], today: string) {
  const figures = Map.groupBy(told.map(asObservation), ({ indicatorId }) => indicatorId)
  const judged = await judgedOn(read, await indicators(read), today)
  const standingOtherwise = judged.filter(({ indicator, status: { pace: stored } }) => {
    const { standing, reason } = progress(indicator, figures.get(indicator.id) ?? [], today)
    return standing !== stored.standing || reason !== stored.reason
  })
  return {
    standings: judged.length,
    standingOtherwise: standingOtherwise.map(({ indicator }) => indicator.code),
  }
}

/** What no standing depends on stays empty. */
function asObservation({ part, at, ...figure }: LoggedFigure & { at: Date }): Observation {
  const [by = '', code = ''] = part?.split(':') ?? []
  return {
    ...figure,
    part: part === null ? null : { by, code, title: {} },
    unit: '',
    source: { title: '', place: null, url: null },
    readingRule: null,
    counter: null,
    reportedBy: null,
    reportedAt: at,
    checkedBy: null,
    checkedAt: null,
  }
}
