import type { Read } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { type ObjectiveRow, objectives } from '../store.server.ts'
import type { Decision } from './decision.ts'
import { decisionBySlug, decisions } from './store.server.ts'

export type DecisionView = {
  decision: Decision
  replacedBy: Decision | null
  /** The objectives that the edition words on which was decided. */
  worded: ObjectiveRow[]
}

export async function decisionView(read: Read, slug: string): Promise<DecisionView> {
  const decision = orMissing(await decisionBySlug(read, slug))
  const later = await decisions(read)
  const words = decision.subject
    ? await read
        .selectFrom('plan.version')
        .select('objective_id')
        .where('edition_id', '=', decision.subject)
        .execute()
    : []
  const ids = new Set(words.map(({ objective_id }) => objective_id))
  return {
    decision,
    replacedBy: later.find(({ replaces }) => replaces === decision.id) ?? null,
    worded: ids.size ? (await objectives(read)).filter(({ id }) => ids.has(id)) : [],
  }
}
