import { isDeepStrictEqual } from 'node:util'
import type { Edition, Objective } from '../objective.ts'
import {
  isRefusal,
  lint,
  looksLikePlan,
  preview,
  readPaper,
  readPlan,
  type Finding,
  type Paper,
  type PaperRefusal,
  type PlanDocument,
  type Preview,
} from '../papers/index.ts'
import { take } from './take.ts'

/** What a file turned out to be and what taking it would change: plain data, as it comes from a worker. */
export type Reading = {
  text: string
  kind: 'plan' | Paper['kind']
  edition: string | null
  locale: Paper['locale'] | null
  date: string | null
  document: string | null
  preview: Preview
  /** The plan as it would be, and how many of its wordings would be new or other than now. */
  merged: Objective[]
  wordings: number
  /** Texts that the paper lost a part of and that are not taken. */
  leftOut: number
  /** What contradicts itself in the file. */
  findings: Finding[]
  /** How many objectives, activities and remarks it holds, edition by edition, to be held against the paper. */
  counts: { edition: Edition; objectives: number; activities: number; remarks: number }[]
  items: number
  decisions: { text: string; documents: string[]; line: number }[]
}

/** Reads a text by what it says of itself, a paper or an export of ours. */
export const sourceOf = (text: string, file: string): Paper | PlanDocument | PaperRefusal =>
  looksLikePlan(text) ? readPlan(text, file) : readPaper(text, file)

export function read(
  text: string,
  file: string,
  plan: readonly Objective[],
  torn = false,
): Reading | PaperRefusal {
  const source = sourceOf(text, file)
  if (isRefusal(source)) return source
  const previewed = preview(source, plan)
  const paper = source.kind === 'plan' ? null : source
  const merged = take(plan, source, { torn })
  return {
    text,
    kind: source.kind,
    edition: paper?.edition ?? null,
    locale: paper?.locale ?? null,
    date: paper?.date ?? null,
    document: paper?.document ?? null,
    preview: previewed,
    merged,
    wordings: changedWordings(plan, merged).length,
    leftOut: torn ? 0 : previewed.fields.filter((field) => field.torn && field.state !== 'same').length,
    findings: lint([source], plan),
    counts: countsOf(previewed),
    items: paper?.items.length ?? 0,
    decisions: (paper?.decisions ?? []).map(({ value, place }) => ({
      text: value.text,
      documents: value.documents,
      line: place.line,
    })),
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

function countsOf({ fields }: Preview): Reading['counts'] {
  return [...Map.groupBy(fields, ({ edition }) => edition)].map(([edition, own]) => ({
    edition,
    objectives: new Set(own.map(({ code }) => code)).size,
    activities: own.filter(({ field }) => field === 'activity').length,
    remarks: own.filter(({ field }) => field === 'remarks').length,
  }))
}
