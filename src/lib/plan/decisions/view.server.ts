import type { Read } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import type { Leg, Step } from '#lib/traits/index.ts'
import { trail } from '#lib/traits/index.server.ts'
import { objectivesWorded, type ObjectiveRow } from '../store.server.ts'
import type { Decision } from './decision.ts'
import { decisionBySlug, decisionReplacing } from './store.server.ts'

export type DecisionView = {
  decision: Decision
  replacedBy: Decision | null
  /** The objectives that the edition words on which was decided. */
  worded: ObjectiveRow[]
}

export async function decisionView(read: Read, slug: string): Promise<DecisionView> {
  const decision = orMissing(await decisionBySlug(read, slug))
  const [replacedBy, worded] = await Promise.all([
    decisionReplacing(read, decision.id),
    decision.subject ? objectivesWorded(read, decision.subject) : [],
  ])
  return { decision, replacedBy, worded }
}

/** From a decision to what it adopted, to the objective that this words, to what measures it. */
const fromDecision: readonly (readonly Leg[])[] = [
  [
    ['adopts', 'forward'],
    ['replaces', 'forward'],
    ['replaces', 'backward'],
  ],
  [['concerns', 'forward']],
  [['measures', 'backward']],
]

export const decisionChain = (read: Read, id: string): Promise<Step[]> => trail(read, id, fromDecision)
