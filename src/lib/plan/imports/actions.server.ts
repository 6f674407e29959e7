import { createHash } from 'node:crypto'
import type { Context } from '#lib/platform/context.ts'
import type { Read, Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import { recordRevision, enterVersions, reword, setActivities, bumpRevision } from '../actions.server.ts'
import type { Edition, ObjectiveVersion } from '../objective.ts'
import { takeRoadmap, undoRoadmap } from '../roadmap/taking.server.ts'
import { planRules } from '../rules.ts'
import { editionRows, findVersion, objectives, versionById, withdraw } from '../store.server.ts'
import { wholePlan } from '../whole.server.ts'
import { snapshotOf } from '../wording/wording.ts'
import { readInWorker } from './reading.server.ts'
import { changedWordings, look, roadmapYear, type Parsed, type Reading } from './reading.ts'
import {
  addChange,
  addPaper,
  changesOf,
  movePaper,
  paperById,
  setRoadmap,
  type PaperRow,
} from './store.server.ts'

export type Offered = { name: string; content: Uint8Array | string }

/** Reads a file for a preview. Nothing of the plan changes; what was read is kept until it is taken or dropped. */
export async function offerPaper(
  context: Context,
  offered: Offered,
  torn = false,
): Promise<{ id: string; reading: Reading }> {
  allow(planRules.plan_import, context.actor)
  const plan = await wholePlan(context.read)
  const { text, parsed } = await readInWorker({ ...offered, plan })
  const id = context.newId()
  const sha256 = createHash('sha256').update(text).digest('hex')
  await context.write((write) =>
    addPaper(write, {
      id,
      sha256,
      name: offered.name.slice(0, 200),
      text,
      parsed,
      kind: parsed.kind,
      read_at: context.now(),
      read_by: context.actor.id,
    }),
  )
  return { id, reading: look(parsed, plan, torn) }
}

/** What taking a kept paper would change now. */
export async function lookAtPaper(
  context: Context,
  id: string,
): Promise<{ paper: PaperRow; reading: Reading }> {
  allow(planRules.plan_import, context.actor)
  const paper = orMissing(await paperById(context.read, id))
  return { paper, reading: look(await parsedOf(context.read, paper), await wholePlan(context.read)) }
}

/** A paper that was kept before what is read in it was kept too is read again. */
async function parsedOf(read: Read, { parsed, text, name }: PaperRow): Promise<Parsed> {
  return parsed ?? (await readInWorker({ content: text, name, plan: await wholePlan(read) })).parsed
}

export type Taking = { torn?: boolean; /** What the preview said would change. */ mark?: string | undefined }

/** Takes a paper into the plan: new wordings enter, changed ones become a new state of theirs, the rest stays. */
export async function takePaper(context: Context, id: string, { torn, mark }: Taking = {}): Promise<number> {
  allow(planRules.plan_take_paper, context.actor)
  const paper = orMissing(await paperById(context.read, id))
  const parsed = await parsedOf(context.read, paper)
  return context.write(async (write) => {
    if (!(await movePaper(write, id, 'read', { state: 'taken', taken_at: context.now() })))
      throw new Refusal('conflict', 'plan_import_decided')
    const before = await wholePlan(write)
    const reading = look(parsed, before, torn)
    if (mark !== undefined && mark !== look(parsed, before).mark)
      throw new Refusal('conflict', 'plan_import_meanwhile')
    const known = new Map((await objectives(write)).map((objective) => [objective.code, objective.id]))
    const editions = new Map((await editionRows(write)).map((edition) => [edition.code, edition]))
    const touched = new Set<string>()
    const changed = changedWordings(before, reading.merged)
    for (const { code, version } of changed) {
      const objectiveId = orMissing(known.get(code))
      const edition = editions.get(version.edition)
      if (!edition) throw new Refusal('conflict', 'plan_import_edition_missing', { edition: version.edition })
      const change = await takeVersion(write, context, paper.name, reading, {
        objectiveId,
        edition: { id: edition.id, code: edition.code, since: edition.issued_on },
        version,
      })
      await addChange(write, id, change)
      touched.add(objectiveId)
    }
    const year = roadmapYear(parsed)
    if (year !== null && parsed.locale) {
      const roadmap = {
        year,
        locale: parsed.locale,
        document: parsed.document ?? paper.name,
        items: parsed.items,
      }
      await setRoadmap(write, id, await takeRoadmap(write, context, roadmap))
    }
    await logEvent(write, context, {
      verb: 'plan.paper_taken',
      kind: 'plan.paper',
      subject: id,
      touches: [...touched],
      data: { kind: paper.kind, versions: changed.length },
    })
    return changed.length + (year === null ? 0 : parsed.items.length)
  })
}

type NewWording = {
  objectiveId: string
  edition: { id: string; code: Edition; since: string }
  version: ObjectiveVersion
}

async function takeVersion(
  write: Write,
  context: Context,
  name: string,
  { kind, locale }: Reading,
  { objectiveId, edition, version }: NewWording,
) {
  // A paper speaks one language with authority; an export of ours carries several.
  const origin = locale && kind !== 'plan' ? typedTexts(locale) : seedTexts
  const earlier = await findVersion(write, objectiveId, edition.id)
  if (!earlier) {
    const wording = { objective: objectiveId, edition: edition.id, since: edition.since, version }
    const [id] = await enterVersions(write, context, [wording], origin)
    return { version_id: orMissing(id), before: null, after_revision: 1 }
  }
  const before = earlier.isWithdrawn ? null : { wording: snapshotOf(earlier), activities: earlier.activities }
  await withdraw(write, earlier.id, null)
  await bumpRevision(write, earlier, earlier.revision)
  await reword(write, context, earlier, snapshotOf(version))
  await setActivities(write, context, earlier.id, version.activities, origin)
  const after = await recordRevision(write, context, earlier, 'plan.wording_imported', name, {
    edition: edition.code,
  })
  return { version_id: earlier.id, before, after_revision: after }
}

/** Brings back what stood before a paper was taken, all of it or nothing; wordings that it made are withdrawn. */
export async function undoPaper(context: Context, id: string): Promise<void> {
  allow(planRules.plan_take_paper, context.actor)
  await context.write(async (write) => {
    const paper = orMissing(await paperById(write, id))
    if (!(await movePaper(write, id, 'taken', { state: 'undone', undone_at: context.now() })))
      throw new Refusal('conflict', 'plan_import_decided')
    const touched = new Set<string>()
    for (const { version_id, before, after_revision } of await changesOf(write, id)) {
      const version = orMissing(await versionById(write, version_id))
      if (version.revision !== after_revision)
        throw new Refusal('conflict', 'plan_import_worked_on', { edition: version.edition })
      touched.add(version.objectiveId)
      await bumpRevision(write, version, after_revision)
      if (before) {
        await reword(write, context, version, before.wording)
        await setActivities(write, context, version_id, before.activities, seedTexts)
        await recordRevision(write, context, version, 'plan.wording_restored', paper.name, { number: 0 })
      } else await withdraw(write, version_id, context.now())
    }
    if (paper.roadmap_id) await undoRoadmap(write, context, paper.roadmap_id)
    await logEvent(write, context, {
      verb: 'plan.paper_undone',
      kind: 'plan.paper',
      subject: id,
      touches: [...touched],
      data: { kind: paper.kind },
    })
  })
}
