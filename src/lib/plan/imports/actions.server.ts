import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { seedTexts, typedTexts } from '#lib/traits/index.server.ts'
import { recordRevision, enterVersion, reword, setActivities, bumpRevision } from '../actions.server.ts'
import type { Edition, ObjectiveVersion } from '../objective.ts'
import { planRules } from '../rules.ts'
import { editionRows, findVersion, objectives, versionById, withdraw } from '../store.server.ts'
import { wholePlan } from '../whole.server.ts'
import { snapshotOf } from '../wording/wording.ts'
import { readInWorker } from './reading.server.ts'
import { changedWordings, type Reading } from './reading.ts'
import { addChange, addPaper, changesOf, movePaper, paperById, type PaperRow } from './store.server.ts'

export type Offered = { name: string; content: Uint8Array | string }

/** Reads a file for a preview. Nothing of the plan changes; its text is kept until somebody decides. */
export async function offerPaper(
  context: Context,
  offered: Offered,
  torn = false,
): Promise<{ id: string; reading: Reading }> {
  allow(planRules.plan_import, context.actor)
  const plan = await wholePlan(context.read)
  const reading = await readInWorker({ ...offered, plan, torn })
  const id = context.newId()
  const { text, kind } = reading
  const sha256 = createHash('sha256').update(text).digest('hex')
  await context.write((write) =>
    addPaper(write, {
      id,
      sha256,
      name: offered.name.slice(0, 200),
      text,
      kind,
      read_at: context.now(),
      read_by: context.actor.id,
    }),
  )
  return { id, reading }
}

/** What taking a kept paper would change now. */
export async function rereadPaper(
  context: Context,
  id: string,
  torn = false,
): Promise<{ paper: PaperRow; reading: Reading }> {
  allow(planRules.plan_import, context.actor)
  const paper = orMissing(await paperById(context.read, id))
  const plan = await wholePlan(context.read)
  return { paper, reading: await readInWorker({ content: paper.text, name: paper.name, plan, torn }) }
}

/** Takes a paper into the plan: new wordings enter, changed ones become a new state of theirs, the rest stays. */
export async function takePaper(context: Context, id: string, torn = false): Promise<number> {
  allow(planRules.plan_import, context.actor)
  const before = await wholePlan(context.read)
  const { paper, reading } = await rereadPaper(context, id, torn)
  return context.write(async (write) => {
    if (!isDeepStrictEqual(await wholePlan(write), before))
      throw new Refusal('conflict', 'plan_import_meanwhile')
    if (!(await movePaper(write, id, 'read', { state: 'taken', taken_at: context.now() })))
      throw new Refusal('conflict', 'plan_import_decided')
    const known = new Map((await objectives(write)).map((objective) => [objective.code, objective.id]))
    const editions = new Map((await editionRows(write)).map((edition) => [edition.code, edition]))
    const touched = new Set<string>()
    const changed = changedWordings(before, reading.merged)
    for (const { code, version } of changed) {
      const objectiveId = orMissing(known.get(code))
      const edition = orMissing(editions.get(version.edition))
      const change = await takeVersion(write, context, paper.name, reading, {
        objectiveId,
        edition: { id: edition.id, code: edition.code, since: edition.issued_on },
        version,
      })
      await addChange(write, id, change)
      touched.add(objectiveId)
    }
    await logEvent(write, context, {
      verb: 'plan.paper_taken',
      kind: 'plan.paper',
      subject: id,
      touches: [...touched],
      data: { kind: paper.kind, versions: changed.length },
    })
    return changed.length
  })
}

type Taking = {
  objectiveId: string
  edition: { id: string; code: Edition; since: string }
  version: ObjectiveVersion
}

async function takeVersion(
  write: Write,
  context: Context,
  name: string,
  { kind, locale }: Reading,
  { objectiveId, edition, version }: Taking,
) {
  // A paper speaks one language with authority; an export of ours carries several.
  const origin = locale && kind !== 'plan' ? typedTexts(locale) : seedTexts
  const earlier = await findVersion(write, objectiveId, edition.id)
  if (!earlier) {
    const id = await enterVersion(
      write,
      context,
      { objective: objectiveId, edition: edition.id, since: edition.since, version },
      origin,
    )
    return { version_id: id, before: null, after_revision: 1 }
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
  allow(planRules.plan_import, context.actor)
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
    await logEvent(write, context, {
      verb: 'plan.paper_undone',
      kind: 'plan.paper',
      subject: id,
      touches: [...touched],
      data: { kind: paper.kind },
    })
  })
}
