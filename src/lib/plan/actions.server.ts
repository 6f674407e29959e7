import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent, logEvents } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { read, type Locale, type Localised } from '#lib/platform/text/localised.ts'
import { keep, keepFirst, linkAll, revision, seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import { addFacilities } from './facilities/store.server.ts'
import type { PlanContent, Restoring, Wording } from './input.ts'
import type { Activity, ObjectiveVersion } from './objective.ts'
import { planRules } from './rules.ts'
import {
  addActivities,
  addEditions,
  addGoals,
  addObjectives,
  addVersions,
  advance,
  everyActivityOf,
  hasPlan,
  setMeasures,
  setText,
  versionById,
  withdrawActivity,
  type TextColumn,
  type VersionRow,
} from './store.server.ts'
import { planTexts } from './texts.server.ts'
import {
  changed,
  clauses,
  emptied,
  fields,
  measuresOf,
  snapshotOf,
  textOf,
  type Field,
  type Snapshot,
} from './wording/wording.ts'

/** Fills an empty plan with the starter content; a plan that exists is left as it is. */
export async function loadPlan(context: Context, content: PlanContent): Promise<boolean> {
  allow(planRules.plan_load, context.actor)
  return context.write(async (write) => {
    if (await hasPlan(write)) return false
    await addGoals(write, content.goals)
    await addFacilities(write, withIds(context, content.facilities))
    const editions = withIds(context, content.editions)
    const editionOf = new Map(editions.map((edition) => [edition.edition, edition]))
    await addEditions(write, editions)
    await planTexts.edition.begin(write, context, ...seeded(editions, ({ title, note }) => ({ title, note })))
    const alliances = alliancesOf(content)
    const objectives = withIds(context, content.objectives).map((objective) => ({
      ...objective,
      alliance: alliances.get(objective.code) ?? null,
    }))
    const idOf = new Map(objectives.map(({ code, id }) => [code, id]))
    await addObjectives(write, objectives)
    await planTexts.objective.begin(write, context, ...seeded(objectives, ({ title }) => ({ title })))
    const wordings = objectives.flatMap(({ id: objective, versions }) =>
      versions.map((version) => {
        const edition = orMissing(editionOf.get(version.edition))
        return { objective, edition: edition.id, since: edition.date, version }
      }),
    )
    await enterVersions(write, context, wordings)
    const links = objectives.flatMap(({ id: from, links }) =>
      links.map(({ to, type, source }) => ({ from, to: orMissing(idOf.get(to)), type, source })),
    )
    await linkAll(write, context, links)
    const loaded = editions.map(({ id: subject }) => ({
      verb: 'plan.edition_loaded',
      kind: 'plan.edition',
      subject,
      touches: [...idOf.values()],
    }))
    await logEvents(write, context, loaded)
    return true
  })
}

const withIds = <Item>({ newId }: Context, items: readonly Item[]) =>
  items.map((item) => ({ ...item, id: newId() }))

const seeded = <Item extends { id: string }>(
  items: readonly Item[],
  textsOf: (item: Item) => Record<string, Localised | null>,
) => items.map((item) => ({ ...seedTexts, record: item.id, texts: textsOf(item) }))

const alliancesOf = ({ facilities }: PlanContent) =>
  new Map(
    facilities
      .flatMap(({ alliances }) => alliances)
      .flatMap(({ number, objectives }) => objectives.map((code) => [code, number] as const)),
  )

type NewWording = {
  objective: string
  edition: string
  since?: string | undefined
  version: ObjectiveVersion
}

/** Enters wordings of objectives in editions, with their texts, their links and the first page of their history. */
export async function enterVersions(
  write: Write,
  context: Context,
  wordings: readonly NewWording[],
  beginning = seedTexts,
): Promise<string[]> {
  const entered = wordings.map((wording) => ({ ...wording, id: context.newId() }))
  await addVersions(
    write,
    entered.map(({ id, objective, edition, version }) => ({ ...version, id, objective, edition })),
  )
  const sentences = entered.flatMap(({ id, version }) =>
    fields.map((field) => {
      const text = textOf(version, field)
      const source = read(text, beginning.source)?.locale ?? beginning.source
      return { ...beginning, source, record: id, texts: { [columns[field]]: text } }
    }),
  )
  await planTexts.version.begin(write, context, ...sentences)
  const activities = entered.flatMap(({ id, version }) =>
    version.activities.map((activity) => ({ ...activity, id: context.newId(), version: id })),
  )
  await addActivities(write, activities)
  const steps = activities.map(({ id: record, text }) => ({ ...beginning, record, texts: { text } }))
  await planTexts.activity.begin(write, context, ...steps)
  const states = entered.map(({ id, version }) => ({ record: id, snapshot: snapshotOf(version) }))
  await keepFirst(write, context, states)
  const links = entered.flatMap(({ id: from, objective, edition, since }) => [
    { from, to: objective, type: 'concerns', ...(since ? { since } : {}) },
    { from, to: edition, type: 'part_of', ...(since ? { since } : {}) },
  ])
  await linkAll(write, context, links)
  return entered.map(({ id }) => id)
}

/** Where each text of a version stands in its table. */
export const columns = {
  title: 'title',
  aim: 'aim',
  baseline: 'baseline',
  target2030: 'target_2030',
  target2050: 'target_2050',
  remarks: 'remarks',
} as const satisfies Record<Field, TextColumn>

/** Corrects one wording in one language, and its typed values; what stood there and the reason are kept. */
export async function correctWording(context: Context, input: Wording): Promise<number> {
  allow(planRules.plan_correct_wording, context.actor)
  return context.write(async (write) => {
    const version = orMissing(await versionById(write, input.version))
    const empty = emptied(version, input)
    if (empty.length)
      throw new Refusal(
        'invalid',
        'platform_invalid',
        {},
        Object.fromEntries(empty.map((field) => [field, 'plan_text_emptied'])),
      )
    for (const name of clauses)
      if (input.measures[name].length && !input[name] && !version[name])
        throw new Refusal('invalid', 'platform_invalid', {}, { [name]: 'plan_value_without_words' })
    await bumpRevision(write, version, input.revision)
    for (const { field, text } of changed(version, input))
      await saveField(write, context, version, field, input.locale, text)
    if (!isDeepStrictEqual(input.measures, measuresOf(version)))
      await saveMeasures(write, version.id, input.measures)
    return recordRevision(write, context, version, 'plan.wording_corrected', input.reason, {
      locale: input.locale,
    })
  })
}

/** Makes an earlier state of a wording the present one, in all its languages; nothing in between is lost. */
export async function restoreWording(context: Context, input: Restoring): Promise<number> {
  allow(planRules.plan_correct_wording, context.actor)
  return context.write(async (write) => {
    const version = orMissing(await versionById(write, input.version))
    const { snapshot } = await revision(write, version.id, input.number)
    await bumpRevision(write, version, input.revision)
    await reword(write, context, version, snapshot as Snapshot)
    return recordRevision(write, context, version, 'plan.wording_restored', input.reason, {
      number: input.number,
    })
  })
}

/** Brings texts and values of a version to a given state; a text that was not there goes again. */
export async function reword(
  write: Write,
  context: Context,
  version: VersionRow,
  snapshot: Snapshot,
): Promise<void> {
  for (const field of fields) {
    const wanted = snapshot[field]
    const present = textOf(version, field)
    if (wanted === null && present === null) continue
    if (wanted === null) {
      await setText(write, version.id, columns[field], null)
      continue
    }
    for (const locale of await sourceFirst(write, version.id, field, wanted))
      if (wanted[locale] !== present?.[locale])
        await saveField(write, context, version, field, locale, wanted[locale] ?? '')
    await setText(write, version.id, columns[field], wanted)
  }
  await saveMeasures(write, version.id, snapshot.measures)
}

/** A changed source makes its translations outdated, so it goes before them. */
async function sourceFirst(write: Write, id: string, field: Field, text: Localised): Promise<Locale[]> {
  const source = (await planTexts.version.statesOf(write, id)).find(
    (one) => one.field === columns[field] && one.is_source,
  )?.locale
  return (Object.keys(text) as Locale[]).sort((a, b) => Number(b === source) - Number(a === source))
}

/** Brings the activities of a version to a given list, by their numbers; one that is not on it goes out of sight. */
export async function setActivities(
  write: Write,
  context: Context,
  version: string,
  wanted: readonly Activity[],
  beginning = seedTexts,
): Promise<void> {
  const present = new Map((await everyActivityOf(write, version)).map((row) => [row.number, row]))
  for (const { number, text } of wanted) {
    const row = present.get(number)
    present.delete(number)
    if (!row) {
      const id = context.newId()
      await addActivities(write, [{ id, version, number, text }])
      await planTexts.activity.begin(write, context, { ...beginning, record: id, texts: { text } })
      continue
    }
    if (row.withdrawn_at) await withdrawActivity(write, row.id, null)
    for (const [locale, words] of Object.entries(text) as [Locale, string][]) {
      if (row.text[locale] === words) continue
      const place = { record: row.id, field: 'text', locale }
      await planTexts.activity.saveText(write, context, { ...place, text: words, state: 'checked' })
      await planTexts.activity.publish(write, context, place)
    }
  }
  for (const { id, withdrawn_at } of present.values())
    if (!withdrawn_at) await withdrawActivity(write, id, context.now())
}

export async function bumpRevision(write: Write, version: VersionRow, seen: number): Promise<void> {
  if (!(await advance(write, version.id, seen))) throw new Refusal('conflict', 'plan_changed_meanwhile')
}

/** Puts a text into one language, for translators and for readers. */
export async function saveField(
  write: Write,
  context: Context,
  version: VersionRow,
  field: Field,
  locale: Locale,
  text: string,
): Promise<void> {
  const place = { record: version.id, field: columns[field], locale }
  const known = (await planTexts.version.statesOf(write, version.id)).some((one) => one.field === place.field)
  if (known) {
    await planTexts.version.saveText(write, context, { ...place, text, state: 'checked' })
    return planTexts.version.publish(write, context, place)
  }
  const texts = { [place.field]: { [locale]: text } }
  await planTexts.version.begin(write, context, { ...typedTexts(locale), record: version.id, texts })
  await setText(write, version.id, columns[field], { [locale]: text })
}

const saveMeasures = (write: Write, id: string, measures: Snapshot['measures']) =>
  setMeasures(write, id, {
    baseline: measures.baseline,
    '2030': measures.target2030,
    '2050': measures.target2050,
  })

/** Keeps the new state with its reason and says in the log that it came about. Returns the new revision. */
export async function recordRevision(
  write: Write,
  context: Context,
  { id, objectiveId, editionId }: VersionRow,
  verb: string,
  reason: string,
  data: Record<string, string | number>,
): Promise<number> {
  const now = orMissing(await versionById(write, id))
  await keep(write, context, { record: id, snapshot: snapshotOf(now), reason })
  await logEvent(write, context, {
    verb,
    kind: 'plan.version',
    subject: id,
    touches: [objectiveId, editionId],
    data: { ...data, revision: now.revision },
  })
  return now.revision
}
