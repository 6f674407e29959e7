import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Edition, Objective } from '../objective.ts'
import {
  contributionOf,
  isRefusal,
  lint,
  looksLikePlan,
  preview,
  readPaper,
  readPlan,
  type BudgetFigure,
  type Contribution,
  type Decision,
  type Finding,
  type Found,
  type Paper,
  type PaperRefusal,
  type PlanDocument,
  type Preview,
  type RoadmapItem,
} from '../papers/index.ts'
import type { Aside, Extracted } from './extracted.ts'
import { take } from './take.ts'

/** What a file turned out to be, whatever the plan is: read once and kept, so that a look at it reads nothing again. */
export type Parsed = {
  kind: 'plan' | Paper['kind']
  edition: string | null
  locale: Paper['locale'] | null
  date: string | null
  document: string | null
  contribution: Contribution
  /** What stands in the file beside its text. */
  asides: Aside[]
  /** What contradicts itself in the file. */
  findings: Finding[]
  items: Found<RoadmapItem>[]
  decisions: Found<Decision>[]
  budget: Found<BudgetFigure>[]
}

/** What taking it would change in the plan as it is now. */
export type Look = {
  preview: Preview
  /** The plan as it would be, and how many of its wordings would be new or other than now. */
  merged: Objective[]
  wordings: number
  /** Texts that the paper lost a part of and that are not taken. */
  leftOut: number
  /** How many objectives, activities and remarks it holds, edition by edition, to be held against the paper. */
  counts: { edition: Edition; objectives: number; activities: number; remarks: number }[]
  /** Stands for everything that would change: another one means that the plan has changed since. */
  mark: string
}

export type Reading = Parsed & Look

/** Reads a text by what it says of itself, a paper or an export of ours. */
export const sourceOf = (text: string, file: string): Paper | PlanDocument | PaperRefusal =>
  looksLikePlan(text) ? readPlan(text, file) : readPaper(text, file)

export function parse(
  { text, asides }: Extracted,
  file: string,
  plan: readonly Objective[],
): Parsed | PaperRefusal {
  const source = sourceOf(text, file)
  if (isRefusal(source)) return source
  const paper = source.kind === 'plan' ? null : source
  return {
    kind: source.kind,
    edition: paper?.edition ?? null,
    locale: paper?.locale ?? null,
    date: paper?.date ?? null,
    document: paper?.document ?? null,
    contribution: contributionOf(source),
    asides,
    findings: lint([source], plan),
    items: paper?.items ?? [],
    decisions: paper?.decisions ?? [],
    budget: paper?.budget ?? [],
  }
}

/** The year whose roadmap a paper is, where it has anything to do in it. */
export const roadmapYear = ({ kind, edition, items }: Parsed): number | null =>
  kind === 'roadmap' && items.length > 0 && /^20\d\d$/.test(edition ?? '') ? Number(edition) : null

/** Holds what was read against the plan. Torn texts are taken where somebody asks for them. */
export function look(parsed: Parsed, plan: readonly Objective[], torn = false): Reading {
  const { contribution } = parsed
  const previewed = preview(contribution, plan)
  const merged = take(plan, contribution, { torn })
  const changed = changedWordings(plan, merged)
  const standing = changed.map(({ code, version: { edition } }) =>
    plan.find((objective) => objective.code === code)?.versions.find((one) => one.edition === edition),
  )
  return {
    ...parsed,
    preview: previewed,
    merged,
    wordings: changed.length,
    leftOut: torn ? 0 : previewed.fields.filter((field) => field.torn && field.state !== 'same').length,
    counts: countsOf(previewed),
    mark: createHash('sha256')
      .update(JSON.stringify([standing, plan.length]))
      .digest('hex')
      .slice(0, 16),
  }
}

/** The versions of the later plan that the earlier does not have as they are. */
export function changedWordings(before: readonly Objective[], after: readonly Objective[]) {
  return after.flatMap(({ code, versions }) => {
    const present = before.find((objective) => objective.code === code)
    return versions
      .filter((version) => {
        const standing = present?.versions.find(({ edition }) => edition === version.edition)
        return !standing || !isDeepStrictEqual(standing, version)
      })
      .map((version) => ({ code, version }))
  })
}

function countsOf({ fields }: Preview): Look['counts'] {
  return [...Map.groupBy(fields, ({ edition }) => edition)].map(([edition, own]) => ({
    edition,
    objectives: new Set(own.map(({ code }) => code)).size,
    activities: own.filter(({ field }) => field === 'activity').length,
    remarks: own.filter(({ field }) => field === 'remarks').length,
  }))
}
