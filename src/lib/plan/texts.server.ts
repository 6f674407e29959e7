import { translated } from '#lib/traits/index.server.ts'

/** Which texts of the plan live in several languages, each at the desk, each published alone. */
export const planTexts = {
  objective: translated({ kind: 'plan.objective', table: 'plan.objective', fields: ['title'] }),
  edition: translated({ kind: 'plan.edition', table: 'plan.edition', fields: ['title', 'note'] }),
  version: translated({
    kind: 'plan.version',
    table: 'plan.version',
    fields: ['title', 'aim', 'baseline', 'target_2030', 'target_2050', 'remarks'],
  }),
  activity: translated({ kind: 'plan.activity', table: 'plan.activity', fields: ['text'] }),
  decision: translated({ kind: 'plan.decision', table: 'plan.decision', fields: ['what', 'note'] }),
  item: translated({ kind: 'plan.roadmap_item', table: 'plan.roadmap_item', fields: ['title'] }),
}
