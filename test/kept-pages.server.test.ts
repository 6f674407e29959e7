import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent, textKinds } from '#app/slices.server.ts'
import { systemActor } from '#app/system-actor.ts'
import { openVisitorPages } from '#app/visitors.server.ts'
import {
  allowSite,
  checkObservation,
  forbidSite,
  importObservations,
  indicators,
  observations,
  reportObservation,
  sites,
  undoImport,
} from '#lib/dashboard/index.server.ts'
import {
  decisions,
  enterDecision,
  itemsOf,
  objectives,
  reportProgress,
  roadmaps,
} from '#lib/plan/index.server.ts'
import { openChanges, type Changes } from '#lib/platform/changes.server.ts'
import { visitor, type Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { trackReads } from '#lib/platform/reads.server.ts'
import { registerRecord } from '#lib/platform/records.server.ts'
import { link, publishTranslation, saveTranslation, unlink } from '#lib/traits/index.server.ts'
import { testContext, testDatabase } from './support/database.ts'
import { readingPages } from './support/reading-pages.ts'

let database: OpenDatabase
let changes: Changes
let staff: Context
beforeAll(async () => {
  database = await testDatabase()
  const newId = () => crypto.randomUUID()
  staff = testContext(database, { newId })
  staff.actor = { ...staff.actor, roles: ['secretariat', 'stc', 'administrator'] }
  await loadContent(testContext(database, { actor: systemActor, newId }), () => {})
  changes = await openChanges(database)
})
afterAll(() => database.close())

const addresses = Object.keys(readingPages)
const fresh = (address: string) =>
  readingPages[address]!(testContext(database, { actor: visitor, read: database.read }))

function openPages() {
  const pages = openVisitorPages(changes)
  let drawn = 0
  const ask = async (address: string) => {
    const response = await pages.serve(address, async () => {
      drawn++
      const reads = trackReads(database)
      const text = await readingPages[address]!(testContext(database, { actor: visitor, read: reads.read }))
      return {
        response: new Response(text, { headers: { 'content-type': 'text/html' } }),
        extent: reads.extent,
      }
    })
    return response.text()
  }
  return { ask, drawn: () => drawn }
}

const oneOf = <T>(list: readonly T[], n: number): T => list[n % list.length]!

/** Some figure as it was reported, for another day or in place of the former. */
async function figureLike(n: number) {
  const measured = oneOf(await indicators(staff.read), n)
  const [former] = await observations(staff.read, measured.id, { limit: 1 })
  if (!former || former.value === null) return null
  const { value, ...rest } = former
  const report = { ...rest, value: (value + n) % 100, low: null, high: null, corrects: null as string | null }
  return { measured, former, report: { ...report, on: `2025-0${(n % 9) + 1}-15` } }
}

/** What people do, with a number that decides to which record. What the rules refuse leaves everything as it was. */
const deeds: Record<string, (n: number) => Promise<unknown>> = {
  async 'a figure'(n) {
    const figure = await figureLike(n)
    if (figure) await reportObservation(staff, figure.measured.code, figure.report)
  },
  async 'a correction'(n) {
    const figure = await figureLike(n)
    if (figure)
      await reportObservation(staff, figure.measured.code, { ...figure.report, corrects: figure.former.id })
  },
  async 'a file of figures'(n) {
    const figure = await figureLike(n)
    if (figure)
      await importObservations(
        staff,
        [{ indicator: figure.measured.code, report: figure.report, id: null }],
        { name: 'figures.csv', lines: 1 },
      )
  },
  async 'a file undone'(n) {
    const { rows } = await database.query(
      'select id from traits.exchange where undone_at is null order by id',
    )
    if (rows.length) await undoImport(staff, String(oneOf(rows, n).id))
  },
  async 'a check'(n) {
    const figure = await figureLike(n)
    if (figure) await checkObservation({ ...staff, actor: { ...staff.actor, id: null } }, figure.former.id)
  },
  async 'a decision'(n) {
    const { rows } = await database.query('select id from plan.version order by id')
    const replaces = n % 3 ? null : oneOf(await decisions(staff.read), n).id
    await enterDecision(staff, {
      body: 'consortium',
      meeting: null,
      document: null,
      on: '2026-02-01',
      about: 'wording',
      subject: String(oneOf(rows, n).id),
      subjectRevision: null,
      outcome: oneOf(['adopted', 'rejected', 'deferred'], n),
      replaces,
      what: { en: `Decision ${n}` },
      note: null,
      source: { document: 'Minutes', place: 'p. 1' },
    })
  },
  async 'progress of the roadmap'(n) {
    const [roadmap] = await roadmaps(staff.read)
    const { id, revision } = oneOf(await itemsOf(staff.read, roadmap!.id), n)
    await reportProgress(staff, {
      item: id,
      revision,
      state: oneOf(['done', 'under_way', 'dropped'], n),
      on: '2026-02-01',
      evidence: `Seen ${n}`,
    })
  },
  async 'a link'(n) {
    const aims = await objectives(staff.read)
    const [from, to] = [oneOf(aims, n).id, oneOf(aims, n * 7 + 1).id]
    const type = oneOf(['supports', 'needs', 'overlaps'], n)
    await staff.write((write) => link(write, staff, { from, to, type, since: '2026-01-01' }))
  },
  async 'the end of a link'(n) {
    const { rows } = await database.query('select id from traits.link where until_on is null order by id')
    await staff.write((write) => unlink(write, staff, String(oneOf(rows, n).id)))
  },
  'a draft': (n) => rewrite(n, false),
  'a text': (n) => rewrite(n, true),
  async 'a site for frames'(n) {
    await allowSite(staff, `https://site-${n}.example`)
  },
  async 'a site forbidden'(n) {
    const known = await sites(staff.read)
    if (known.length) await forbidSite(staff, oneOf(known, n).id)
  },
  'something else': () => unrelated('delphi.answer'),
}

async function rewrite(n: number, isPublished: boolean) {
  const { rows } = await database.query(
    `select record_id, field, kind from traits.translation join platform.record on record.id = record_id
     where is_source order by record_id, field`,
  )
  const { record_id, field, kind } = oneOf(rows, n * 31)
  const { texts } = textKinds.find(({ texts }) => texts.kind === kind)!
  const place = {
    record: String(record_id),
    field: String(field),
    locale: oneOf(['en', 'fr', 'es'] as const, n),
  }
  if (isPublished) await publishTranslation(staff, texts, { ...place, text: `Text ${n}` })
  else await saveTranslation(staff, texts, { ...place, text: `Text ${n}`, state: 'draft' })
}

/** Another slice writes to tables that no page of today reads. */
const unrelated = (table: string) =>
  database.write(async (write) => {
    await registerRecord(write, crypto.randomUUID(), table)
    await write
      .insertInto('platform.change')
      .values({ tables: [table], records: [] })
      .execute()
  })

test('after whatever people do, a kept page says what one drawn anew says', async () => {
  const { ask, drawn } = openPages()
  let asked = 0
  const compare = async (address: string) => {
    asked++
    expect(await ask(address), address).toBe(await fresh(address))
  }
  let done = 0
  const step = fc.record({
    deed: fc.constantFrom(...Object.keys(deeds)),
    n: fc.nat(10_000),
    look: fc.array(fc.constantFrom(...addresses), { minLength: 2, maxLength: 4 }),
  })
  const steps = fc.sample(step, { numRuns: 30, seed: 20261201 })
  for (const address of addresses) await compare(address)
  for (const { deed, n, look } of steps) {
    await deeds[deed]!(n).then(
      () => done++,
      () => {},
    )
    for (const address of look) await compare(address)
  }
  for (const address of addresses) await compare(address)
  expect(done).toBeGreaterThan(20)
  expect(drawn()).toBeLessThan(asked)
})

test('while other slices write all the time, every page is drawn once; a figure renews only those that show it', async () => {
  const { ask, drawn } = openPages()
  for (const address of addresses) await ask(address)
  for (let n = 0; n < 3; n++)
    for (const address of addresses) {
      await unrelated(n % 2 ? 'governance.vote' : 'delphi.answer')
      await ask(address)
    }
  expect(drawn()).toBe(addresses.length)
  const [former] = await observations(
    staff.read,
    (await indicators(staff.read)).find(({ code }) => code === 'A1.1')!.id,
  )
  await reportObservation(staff, 'A1.1', { ...former!, on: '2025-01-31', corrects: null })
  const renewed = []
  for (const address of addresses) {
    const before = drawn()
    await ask(address)
    if (drawn() > before) renewed.push(address)
  }
  expect(renewed).toEqual([
    '/',
    '/plan/objectives/A1',
    '/dashboard',
    '/dashboard?goal=E',
    '/dashboard/state/2026',
    '/indicators/A1.1',
    '/embed/indicators/A1.1',
    '/embed/objectives/A1',
  ])
})
