import type { Objective } from '#lib/plan/objective.ts'

/** The content type of a plan export; papers are plain text. */
export const planMediaType = 'application/vnd.permille.plan+json'

/** A plan as it stands in a file, with the line of each part, so that a finding can be pointed at. */
export type PlanDocument = {
  kind: 'plan'
  file: string
  objectives: Objective[]
  /** The line of a part such as `0/versions/1/baseline`, or of the nearest part around it. */
  lineOf: (path: string) => number
}

/** Looks a path up, then what it is part of. */
export function nearestLine(lines: ReadonlyMap<string, number>): (path: string) => number {
  return (path) => {
    for (let part = path; ; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
      const line = lines.get(part)
      if (line !== undefined) return line
      if (part === '') return 1
    }
  }
}

/** A plan that stands in no file: every finding points at line 1. */
export const planDocument = (objectives: Objective[], file = 'plan'): PlanDocument => ({
  kind: 'plan',
  file,
  objectives,
  lineOf: () => 1,
})
