import {
  objectiveCodes,
  type Clause,
  type Facility,
  type Measure,
  type Objective,
} from '#lib/plan/objective.ts'
import type { Localised } from '#lib/platform/text/localised.ts'
import { readCodes } from '../codes.ts'
import type { PlanDocument } from '../export/plan-document.ts'
import type { Mention, ObjectiveReading, Paper, Tally, Wording, YearClaim } from '../paper.ts'
import type { Found, Place } from '../place.ts'

/** A text in its languages, with its place. */
export type Said = { text: Localised; place: Place }
export type SaidClause = Said & { measures: Measure[]; torn: boolean }

export type VersionView = {
  code: string
  edition: string
  /** The file, which tells two papers that both quote an edition apart. */
  file: string
  place: Place
  title: Said | null
  aim: SaidClause | null
  description: SaidClause | null
  baseline: SaidClause | null
  target2030: SaidClause | null
  target2050: SaidClause | null
  remarks: Said[]
  activities: (Said & { number: number })[]
  /** Where activities are promised: the head of their table. Null where this version does not deal with them. */
  activityTable: Place | null
  emptyActivities: number
  /** Papers lose cells; in a plan of ours an empty field is meant. */
  isPaper: boolean
}

export type Assignment = { code: string; kind: Facility; number: number | null; place: Place }

/** Papers and plans brought to one shape, so that a rule is written once. */
export type View = {
  versions: VersionView[]
  objectives: (Pick<Objective, 'code' | 'goal' | 'links'> & {
    title: Said
    place: Place
    versions: VersionView[]
  })[]
  mentions: Found<Mention>[]
  assignments: Assignment[]
  facilities: Paper['facilities']
  tallies: Tally[]
  yearClaims: YearClaim[]
  /** How objectives are called in a plan that is not judged. */
  knownTitles: { code: string; title: Localised }[]
}

export type Source = Paper | PlanDocument

export function viewOf(sources: readonly Source[], known: readonly Objective[] = []): View {
  const view: View = {
    versions: [],
    objectives: [],
    mentions: [],
    assignments: [],
    facilities: [],
    tallies: [],
    yearClaims: [],
    knownTitles: known.flatMap(({ code, title, versions }) => [
      { code, title },
      ...versions.map((version) => ({ code, title: version.title })),
    ]),
  }
  for (const source of sources) {
    if (source.kind === 'plan') addPlan(view, source)
    else addPaper(view, source)
  }
  return view
}

function addPaper(view: View, paper: Paper) {
  append(
    view.versions,
    paper.objectives.map((reading) => paperVersion(reading, paper)),
  )
  append(view.mentions, paper.mentions)
  append(view.tallies, paper.tallies)
  append(view.yearClaims, paper.yearClaims)
  append(view.facilities, paper.facilities)
  append(
    view.assignments,
    paper.objectives.flatMap(({ code, facility }) =>
      facility ? [{ code, kind: facility.value, number: null, place: facility.place }] : [],
    ),
  )
  append(
    view.assignments,
    paper.facilities.flatMap(({ value, place }) =>
      value.objectives.map(({ code }) => ({ code, kind: value.kind, number: value.number, place })),
    ),
  )
  append(
    view.assignments,
    paper.items.flatMap(({ value: { path, facility, objectives }, place }) =>
      path.length === 1 && facility ? objectives.map((code) => ({ code, ...facility, place })) : [],
    ),
  )
}

/** However long the list: spreading it into `push` would overflow the stack. */
function append<T>(list: T[], more: readonly T[]) {
  for (const entry of more) list.push(entry)
}

function paperVersion(reading: ObjectiveReading, paper: Paper): VersionView {
  const said = (text: string, place: Place): Said => ({ text: { [paper.locale]: text }, place })
  const clause = (found: Found<Wording> | null): SaidClause | null =>
    found
      ? { ...said(found.value.text, found.place), ...found.value, text: { [paper.locale]: found.value.text } }
      : null
  return {
    code: reading.code,
    edition: reading.edition,
    file: paper.file,
    place: reading.place,
    title: reading.title ? said(reading.title.value, reading.title.place) : null,
    aim: clause(reading.aim),
    description: clause(reading.description),
    baseline: clause(reading.baseline),
    target2030: clause(reading.target2030),
    target2050: clause(reading.target2050),
    remarks: reading.remarks.map(({ value, place }) => said(value, place)),
    activities: reading.activities.map(({ value, place }) => ({
      ...said(`${value.title ?? ''} ${value.text}`.trim(), place),
      number: value.number,
    })),
    activityTable: reading.activityTable ?? (reading.edition === '2021-draft' ? reading.place : null),
    emptyActivities: reading.emptyActivities.length,
    isPaper: true,
  }
}

function addPlan(view: View, plan: PlanDocument) {
  for (const [index, objective] of plan.objectives.entries()) {
    const at = (path: string): Place => ({ file: plan.file, line: plan.lineOf(`${index}${path}`) })
    const { code, goal, links, title } = objective
    const versions = objective.versions.map((_, order) => planVersion(objective, order, at))
    view.versions.push(...versions)
    view.objectives.push({
      code,
      goal,
      links,
      title: { text: title, place: at('/title') },
      place: at('/code'),
      versions,
    })
    view.assignments.push({ code, ...objective.facility, place: at('/facility') })
    view.mentions.push(
      ...links.map(({ to }, order) => ({ value: { code: to, title: null }, place: at(`/links/${order}`) })),
      ...versions.flatMap((version) => [...version.remarks, ...version.activities].flatMap(mentionsIn)),
    )
  }
}

/** Codes in running text; only the letters of goals, so that "C3 plants" stays a doubt of one letter at most. */
function mentionsIn(said: Said): Found<Mention>[] {
  const codes = Object.values(said.text).flatMap(readCodes)
  return [...new Set(codes)]
    .filter((code) => objectiveCodes.some((known) => known.startsWith(code.charAt(0))))
    .map((code) => ({ value: { code, title: null }, place: said.place }))
}

function planVersion(objective: Objective, order: number, at: (path: string) => Place): VersionView {
  const version = objective.versions[order]
  if (!version) throw new RangeError('no such version')
  const path = `/versions/${order}`
  const said = (text: Localised | null, field: string): Said[] =>
    text ? [{ text, place: at(`${path}/${field}`) }] : []
  const clause = (value: Clause | null, field: string): SaidClause | null =>
    value ? { ...value, place: at(`${path}/${field}`), torn: false } : null
  const aim = version.aim ? { text: version.aim, measures: [] } : null
  return {
    code: objective.code,
    edition: version.edition,
    file: at(path).file,
    place: at(path),
    title: { text: version.title, place: at(`${path}/title`) },
    aim: clause(aim, 'aim'),
    description: null,
    baseline: clause(version.baseline, 'baseline'),
    target2030: clause(version.target2030, 'target2030'),
    target2050: clause(version.target2050, 'target2050'),
    remarks: said(version.remarks, 'remarks'),
    activities: version.activities.map(({ number, text }, index) => ({
      text,
      number,
      place: at(`${path}/activities/${index}`),
    })),
    activityTable: null,
    emptyActivities: 0,
    isPaper: false,
  }
}
