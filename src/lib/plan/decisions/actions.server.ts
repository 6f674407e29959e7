import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { link, seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import { planRules } from '../rules.ts'
import { editionRows } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import type { Decision } from './decision.ts'
import type { DecisionContent, DecisionEntry } from './input.ts'
import { addDecision, decisionBySlug, decisions } from './store.server.ts'

/** Enters a decision in the register and ties it to exactly what it decided. */
export async function enterDecision(context: Context, entry: DecisionEntry): Promise<Decision> {
  allow(planRules.plan_enter_decision, context.actor)
  return context.write(async (write) => {
    const id = context.newId()
    const decision = { ...entry, id, slug: `${entry.body}-${entry.on}-${id.slice(-4)}` }
    await insertDecision(write, context, decision, typedTexts(context.locale))
    return decision
  })
}

/** Enters the decisions that the starter content knows of and the register does not. */
export async function loadDecisions(context: Context, content: DecisionContent): Promise<number> {
  allow(planRules.plan_load, context.actor)
  return context.write(async (write) => {
    const editions = new Map((await editionRows(write)).map(({ code, id }) => [code as string, id]))
    const known = new Map((await decisions(write)).map(({ slug, id }) => [slug, id]))
    const fresh = content.filter(({ id }) => !known.has(id))
    for (const { id: slug, edition, replaces, ...entry } of fresh) {
      const earlier = replaces === null ? null : orMissing(await decisionBySlug(write, replaces)).id
      const subject = edition === null ? null : orMissing(editions.get(edition))
      await insertDecision(write, context, {
        ...entry,
        id: context.newId(),
        slug,
        subject,
        subjectRevision: null,
        replaces: earlier,
      })
    }
    return fresh.length
  })
}

async function insertDecision(
  write: Write,
  context: Context,
  decision: Decision,
  beginning = seedTexts,
): Promise<void> {
  await addDecision(write, decision)
  const { what, note } = decision
  await planTexts.decision.begin(write, context, { ...beginning, record: decision.id, texts: { what, note } })
  const { id, subject, replaces, on } = decision
  if (subject && decision.outcome === 'adopted')
    await link(write, context, { from: id, to: subject, type: 'adopts', since: on })
  if (replaces) await link(write, context, { from: id, to: replaces, type: 'replaces', since: on })
  await logEvent(write, context, {
    verb: `plan.${decision.outcome}`,
    kind: 'plan.decision',
    subject: id,
    touches: [subject, replaces].filter((other) => other !== null),
  })
}
