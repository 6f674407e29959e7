import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvents } from '#lib/platform/events.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { linkAll, seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import { planRules } from '../rules.ts'
import { editionRows } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import type { Decision } from './decision.ts'
import type { DecisionContent, DecisionEntry } from './input.ts'
import { addDecisions, decisions } from './store.server.ts'

/** Enters a decision in the register and ties it to exactly what it decided. */
export async function enterDecision(context: Context, entry: DecisionEntry): Promise<Decision> {
  allow(planRules.plan_enter_decision, context.actor)
  return context.write(async (write) => {
    const id = context.newId()
    const decision = { ...entry, id, slug: `${entry.body}-${entry.on}-${id.slice(-4)}` }
    await insertDecisions(write, context, [decision], typedTexts(context.locale))
    return decision
  })
}

/** Enters the decisions that the starter content knows of and the register does not. */
export async function loadDecisions(context: Context, content: DecisionContent): Promise<number> {
  allow(planRules.plan_load, context.actor)
  return context.write(async (write) => {
    const editions = new Map((await editionRows(write)).map(({ code, id }) => [code as string, id]))
    const known = new Map((await decisions(write)).map(({ slug, id }) => [slug, id]))
    const fresh = content
      .filter(({ id }) => !known.has(id))
      .map(({ id: slug, ...entry }) => ({ ...entry, slug, id: context.newId() }))
    for (const { slug, id } of fresh) known.set(slug, id)
    const entered = fresh.map(({ edition, replaces, ...entry }) => ({
      ...entry,
      subject: edition === null ? null : orMissing(editions.get(edition)),
      subjectRevision: null,
      replaces: replaces === null ? null : orMissing(known.get(replaces)),
    }))
    await insertDecisions(write, context, entered)
    return fresh.length
  })
}

async function insertDecisions(
  write: Write,
  context: Context,
  given: readonly Decision[],
  beginning = seedTexts,
): Promise<void> {
  await addDecisions(write, given)
  const texts = given.map(({ id, what, note }) => ({ ...beginning, record: id, texts: { what, note } }))
  await planTexts.decision.begin(write, context, ...texts)
  const links = given.flatMap(({ id: from, subject, replaces, outcome, on: since }) => [
    ...(subject && outcome === 'adopted' ? [{ from, to: subject, type: 'adopts', since }] : []),
    ...(replaces ? [{ from, to: replaces, type: 'replaces', since }] : []),
  ])
  await linkAll(write, context, links)
  const events = given.map(({ id, outcome, subject, replaces }) => ({
    verb: `plan.${outcome}`,
    kind: 'plan.decision',
    subject: id,
    touches: [subject, replaces].filter((other) => other !== null),
  }))
  await logEvents(write, context, events)
}
