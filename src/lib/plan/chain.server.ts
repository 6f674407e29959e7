import type { Read } from '#lib/platform/database.server.ts'
import type { Leg, Step } from '#lib/traits/index.ts'
import { trail } from '#lib/traits/index.server.ts'

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

export const objectiveChain = (read: Read, id: string): Promise<Step[]> => trail(read, id, fromObjective)
export const decisionChain = (read: Read, id: string): Promise<Step[]> => trail(read, id, fromDecision)
