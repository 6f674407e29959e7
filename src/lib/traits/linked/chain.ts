import type { Step } from './link.ts'

export type Branch<S extends Step = Step> = S & { branches: Branch<S>[] }

/** The steps of a walk as a tree to read: what several ways lead to is unfolded where it is met first. */
export function chainFrom<S extends Step>(start: string, steps: readonly S[]): Branch<S>[] {
  const unfolded = new Set<string>()
  function branchesAt(near: string, depth: number): Branch<S>[] {
    if (unfolded.has(near)) return []
    unfolded.add(near)
    return steps
      .filter((step) => step.near === near && step.depth === depth)
      .map((step) => ({ ...step, branches: branchesAt(step.other, depth + 1) }))
  }
  return branchesAt(start, 1)
}
