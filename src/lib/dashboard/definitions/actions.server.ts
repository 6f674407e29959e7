import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent, logEvents } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { objectives } from '#lib/plan/index.server.ts'
import { linkAll, seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import type { DefinitionProposal, IndicatorContent, ObservationContent } from '../input.ts'
import { insertFigures } from '../observations/actions.server.ts'
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
    const there = new Set((await store.indicators(write)).map(({ code }) => code))
    const objectiveIds = new Map((await objectives(write)).map(({ code, id }) => [code, id]))
    const fresh = given.filter(({ code }) => !there.has(code))
    const entered = fresh.map(({ objective, code, owner, related, ...definition }) => ({
      measured: {
        id: context.newId(),
        code,
        owner,
        related,
        version: 1,
        objectiveId: orMissing(objectiveIds.get(objective)),
      },
      given: { ...definition, version: 1, reason: null },
    }))
    const indicators = entered.map(({ measured }) => measured)
    await store.addIndicators(write, indicators)
    await linkAll(
      write,
      context,
      indicators.map(({ id: from, objectiveId: to }) => ({ from, to, type: 'measures' })),
    )
    await propose(write, context, entered, seedTexts)
    const byCode = new Map(indicators.map((measured) => [measured.code, measured]))
    const known = figures.flatMap(({ indicator, ...figure }) => {
      const measured = byCode.get(indicator)
      return measured ? [{ measured, figure: { ...figure, counter: null, corrects: null } }] : []
    })
    await insertFigures(write, context, known)
    return fresh.length
  })
}

type Given = Omit<
  DefinitionRecord,
  'id' | 'indicatorId' | 'proposedBy' | 'proposedAt' | 'signedBy' | 'signedAt'
>

type Proposal = { measured: { id: string; objectiveId: string }; given: Given }

async function propose(
  write: Write,
  context: Context,
  proposals: readonly Proposal[],
  origin: typeof seedTexts,
): Promise<DefinitionRecord[]> {
  const proposed = proposals.map(({ measured, given }): DefinitionRecord => ({
    ...given,
    id: context.newId(),
    indicatorId: measured.id,
    proposedBy: context.actor.id,
    proposedAt: context.now(),
    signedBy: null,
    signedAt: null,
  }))
  await store.addDefinitions(write, proposed)
  await definitionTexts.begin(write, context, ...proposed.flatMap((one) => textsOf(one, origin)))
  const events = proposals.map(({ measured, given: { version } }, index) => ({
    verb: version === 1 ? 'dashboard.indicator_defined' : 'dashboard.definition_proposed',
    kind: 'dashboard.definition',
    subject: orMissing(proposed[index]).id,
    touches: [measured.id, measured.objectiveId],
    data: { version },
  }))
  await logEvents(write, context, events)
  return proposed
}

/** Each text with the language that the others translate. */
function textsOf(proposed: DefinitionRecord, origin: typeof seedTexts) {
  const { id: record, title, unit, definition, method, denominator, reportingUnits, reason } = proposed
  const texts = { title, unit, definition, method, denominator, reporting_units: reportingUnits, reason }
  return Object.entries(texts).flatMap(([field, text]) => {
    if (!text) return []
    const source = text[origin.source] ? origin.source : (Object.keys(text)[0] as typeof origin.source)
    return [{ ...origin, source, record, texts: { [field]: text } }]
  })
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
    const [proposed] = await propose(write, context, [{ measured, given }], typedTexts(locale))
    return orMissing(proposed)
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
