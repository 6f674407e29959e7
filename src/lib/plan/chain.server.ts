import type { Read } from '#lib/platform/database.server.ts'
import type { Direction, Step } from '#lib/traits/index.ts'
import { linksFrom, linksTo } from '#lib/traits/index.server.ts'

type Leg = readonly [type: string, direction: Direction]

/** From an objective to its wordings and indicators, to the editions they stand in, to the decisions that adopted them. */
const fromObjective: readonly (readonly Leg[])[] = [
  [
    ['concerns', 'backward'],
    ['measures', 'backward'],
  ],
  [
    ['part_of', 'forward'],
    ['adopts', 'backward'],
  ],
  [['adopts', 'backward']],
  [['replaces', 'backward']],
]

/** And back: from a decision to what it adopted, to the objective that this words, to what measures it. */
const fromDecision: readonly (readonly Leg[])[] = [
  [
    ['adopts', 'forward'],
    ['replaces', 'forward'],
    ['replaces', 'backward'],
  ],
  [['concerns', 'forward']],
  [['measures', 'backward']],
]

export const objectiveChain = (read: Read, id: string): Promise<Step[]> => follow(read, id, fromObjective)
export const decisionChain = (read: Read, id: string): Promise<Step[]> => follow(read, id, fromDecision)

/** Follows links leg by leg, each record once: a chain that can be read, not everything within reach. */
async function follow(read: Read, start: string, legs: readonly (readonly Leg[])[]): Promise<Step[]> {
  const steps = new Map<string, Step>()
  const entered = new Set([start])
  let near = [start]
  for (const [index, leg] of legs.entries()) {
    const next: string[] = []
    for (const id of near)
      for (const [type, direction] of leg) {
        const links = await (direction === 'forward' ? linksFrom : linksTo)(read, id, { types: [type] })
        for (const link of links) {
          if (steps.has(link.id)) continue
          steps.set(link.id, { ...link, near: id, depth: index + 1 })
          if (!entered.has(link.other)) next.push(link.other)
          entered.add(link.other)
        }
      }
    near = next
  }
  return [...steps.values()]
}
