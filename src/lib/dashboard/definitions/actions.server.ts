import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { objectives } from '#lib/plan/index.server.ts'
import { link, seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import type { DefinitionProposal, IndicatorContent, ObservationContent } from '../input.ts'
import { insertFigure } from '../observations/actions.server.ts'
import { dashboardRules } from '../rules.ts'
import { definitionState, reworded, type DefinitionRecord } from './definition.ts'
import * as store from './store.server.ts'
import { definitionTexts } from './texts.server.ts'

/** Enters the indicators of the starter content that are not there yet, with the figures known of them. */
export async function loadIndicators(
  context: Context,
  given: IndicatorContent[],
  figures: ObservationContent[],
): Promise<number> {
  allow(dashboardRules.dashboard_load, context.actor)
  return context.write(async (write) => {
    const known = new Set((await store.indicators(write)).map(({ code }) => code))
    const objectiveIds = new Map((await objectives(write)).map(({ code, id }) => [code, id]))
    const fresh = given.filter(({ code }) => !known.has(code))
    for (const { objective, code, owner, related, ...definition } of fresh) {
      const entered = {
        id: context.newId(),
        code,
        owner,
        related,
        objectiveId: orMissing(objectiveIds.get(objective)),
      }
      await store.addIndicator(write, entered)
      await link(write, context, { from: entered.id, to: entered.objectiveId, type: 'measures' })
      const first = { ...definition, version: 1, reason: null }
      await propose(write, context, entered, first, seedTexts)
      for (const figure of figures)
        if (figure.indicator === code)
          await insertFigure(
            write,
            context,
            { ...entered, version: 1 },
            { ...figure, counter: null, corrects: null },
          )
    }
    return fresh.length
  })
}

type Given = Omit<
  DefinitionRecord,
  'id' | 'indicatorId' | 'proposedBy' | 'proposedAt' | 'signedBy' | 'signedAt'
>

async function propose(
  write: Write,
  context: Context,
  { id: indicatorId, objectiveId }: { id: string; objectiveId: string },
  given: Given,
  origin: typeof seedTexts,
): Promise<DefinitionRecord> {
  const proposed: DefinitionRecord = {
    ...given,
    id: context.newId(),
    indicatorId,
    proposedBy: context.actor.id,
    proposedAt: context.now(),
    signedBy: null,
    signedAt: null,
  }
  await store.addDefinition(write, proposed)
  const { title, unit, definition, method, denominator, reportingUnits, reason, version } = proposed
  const texts = { title, unit, definition, method, denominator, reporting_units: reportingUnits, reason }
  for (const [field, text] of Object.entries(texts)) {
    if (!text) continue
    const source = text[origin.source] ? origin.source : (Object.keys(text)[0] as typeof origin.source)
    const beginning = { ...origin, source, record: proposed.id, texts: { [field]: text } }
    await definitionTexts.begin(write, context, beginning)
  }
  await logEvent(write, context, {
    verb: version === 1 ? 'dashboard.indicator_defined' : 'dashboard.definition_proposed',
    kind: 'dashboard.definition',
    subject: proposed.id,
    touches: [indicatorId, objectiveId],
    data: { version },
  })
  return proposed
}

/** Lays a new version before the committee. Nothing changes for readers until it is signed. */
export async function proposeDefinition(
  context: Context,
  key: string,
  proposal: DefinitionProposal,
): Promise<DefinitionRecord> {
  allow(dashboardRules.dashboard_define, context.actor)
  return context.write(async (write) => {
    const measured = orMissing(await store.indicator(write, key))
    const [newest] = await store.definitions(write, measured.id)
    if (newest && newest.version > measured.version)
      throw new Refusal('conflict', 'dashboard_proposal_waits', { version: newest.version })
    const { locale } = context
    const { baseline, targets, reason, ...rest } = proposal
    const text = (name: 'title' | 'unit' | 'definition' | 'method') =>
      orMissing(reworded(measured[name], locale, proposal[name]))
    const noteOf = (on: string) => measured.targets.find((target) => target.on === on)?.note ?? null
    const given: Given = {
      ...rest,
      title: text('title'),
      unit: text('unit'),
      definition: text('definition'),
      method: text('method'),
      denominator: reworded(measured.denominator, locale, proposal.denominator),
      reportingUnits: reworded(measured.reportingUnits, locale, proposal.reportingUnits),
      reason: { [locale]: reason },
      source: measured.source,
      version: measured.version + 1,
      baseline: { ...baseline, note: measured.baseline.note },
      targets: targets.map((target) => ({ ...target, note: noteOf(target.on) })),
    }
    return propose(write, context, measured, given, typedTexts(locale))
  })
}

/** The committee answers for the method. A proposed version comes into use with it, and the series breaks there. */
export async function signDefinition(context: Context, id: string): Promise<DefinitionRecord> {
  return context.write(async (write) => {
    const signed = orMissing(await store.definition(write, id))
    const measured = orMissing(await store.indicator(write, signed.indicatorId))
    const state = definitionState(signed, measured.version)
    allow(dashboardRules.dashboard_sign, context.actor, { state, proposedBy: signed.proposedBy })
    if (!(await store.markSigned(write, id, context.actor.id, context.now())))
      throw new Refusal('conflict', 'dashboard_already_signed')
    if (state === 'proposed') await store.putIntoUse(write, measured.id, signed.version)
    await logEvent(write, context, {
      verb: 'dashboard.definition_signed',
      kind: 'dashboard.definition',
      subject: id,
      touches: [measured.id, measured.objectiveId],
      data: { version: signed.version, replaces: state === 'proposed' ? measured.version : null },
    })
    return signed
  })
}
