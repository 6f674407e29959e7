import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#lib/platform/context.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { loadPlan } from '#lib/plan/index.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { samplePlan } from '../../plan/fixtures.ts'
import { sampleFigure, sampleIndicator, sampleMilestone, sampleReport, sampleShare } from '../fixtures.ts'
import {
  figuresAsCsv,
  figuresAsJson,
  figuresAsSdmx,
  importObservations,
  indicator,
  indicators,
  judgedAtAGlance,
  loadIndicators,
  newestObservations,
  previewImport,
  reportObservation,
  type ImportPreview,
} from '../index.server.ts'
import type { Indicator } from '../indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { progress } from '../progress/progress.ts'
import { readFigures } from './reading.ts'
import { readSdmx } from './sdmx.ts'

let database: OpenDatabase
let context: Context
const today = '2026-03-01'
const part = { by: 'college', code: 'banks', title: { en: 'Banks, "large" ones' } }
beforeAll(async () => {
  database = await testDatabase()
  context = testContext(database, {
    actor: { ...testContext(database).actor, roles: ['administrator', 'secretariat'] },
  })
  await loadPlan(context, samplePlan())
  const measured = [sampleIndicator(), sampleShare(), sampleMilestone()]
  await loadIndicators(context, measured, [
    sampleFigure(),
    sampleFigure({ on: '2021-12-31', value: 6, part }),
  ])
  const { id } = await reportObservation(context, 'A1.1', sampleReport({ value: 9 }))
  await reportObservation(context, 'A1.1', sampleReport({ value: 13, corrects: id }))
  const source = { title: '=SUM(1;2), a trap', place: 'Line one\nline two', url: 'https://example.org/a?b=1' }
  await reportObservation(context, 'A1.2', sampleReport({ value: 12, reporters: 15, source }))
  await reportObservation(context, 'A1.3', sampleReport({ on: '2024-02-10', value: null, state: 'done' }))
})
afterAll(() => database.close())

async function whole(texts: AsyncGenerator<string>): Promise<string> {
  let text = ''
  for await (const chunk of texts) text += chunk
  return text
}

/** Standings computed by somebody who has nothing but the figures of a file and the definitions. */
function standingsOf(measured: readonly Indicator[], figures: Map<string, Observation[]>) {
  return measured.map((indicator) => {
    const { standing, reason, pace, lateMonths } = progress(
      indicator,
      figures.get(indicator.code) ?? [],
      today,
    )
    return { code: indicator.code, standing, reason, pace, lateMonths }
  })
}

async function expectedStandings() {
  const judged = await judgedAtAGlance(database.read, await indicators(database.read), today)
  return judged.map(({ indicator: { code }, progress: { standing, reason, pace, lateMonths } }) => ({
    code,
    standing,
    reason,
    pace,
    lateMonths,
  }))
}

test('from each export every standing can be computed again', async () => {
  const measured = await indicators(database.read)
  const expected = await expectedStandings()
  expect(expected.map(({ standing }) => standing)).toEqual(['on_track', 'cannot_tell', 'met'])

  const json = JSON.parse(await whole(figuresAsJson(database.read))) as {
    indicators: Indicator[]
    observations: Observation[]
  }
  const dated = json.observations.map((row) => ({ ...row, reportedAt: new Date(row.reportedAt) }))
  const codes = new Map(json.indicators.map(({ id, code }) => [id, code]))
  const byCode = Map.groupBy(dated, ({ indicatorId }) => codes.get(indicatorId) ?? '')
  expect(standingsOf(json.indicators, byCode)).toEqual(expected)

  const sdmx = readSdmx(await whole(figuresAsSdmx(database.read))) as unknown as (Observation & {
    indicator: string
  })[]
  expect(
    standingsOf(
      measured,
      Map.groupBy(sdmx, (row) => row.indicator),
    ),
  ).toEqual(expected)

  const known = new Map(measured.map((one) => [one.code, one]))
  const csv = readFigures(await whole(figuresAsCsv(database.read)), known)
  const rows = csv.lines.flatMap(({ report, indicator, id, line }) =>
    report
      ? [
          {
            ...report,
            id,
            indicator,
            indicatorVersion: Number(line.cells[csv.header.indexOf('version')]),
            reportedAt: new Date(line.cells[csv.header.indexOf('reported_at')] ?? ''),
          },
        ]
      : [],
  ) as unknown as (Observation & { indicator: string })[]
  expect(
    standingsOf(
      measured,
      Map.groupBy(rows, (row) => row.indicator),
    ),
  ).toEqual(expected)
})

const verdictsOf = ({ lines }: ImportPreview) => lines.map(({ verdict }) => verdict)

test('a file taken out and brought in again changes nothing', async () => {
  const text = await whole(figuresAsCsv(database.read))
  const looked = await previewImport(database.read, text)
  expect(looked).toMatchObject({
    unknown: [],
    missing: [],
    counts: { new: 0, correction: 0, wrong: 0, same: 6 },
  })
})

test('a changed line becomes a correction, a new one a figure, and a wrong one stays with its problem', async () => {
  const { id } = orMissing(await indicator(database.read, 'A1.1'))
  const own = orMissing((await newestObservations(database.read, id)).find(({ value }) => value === 13))
  const lines = [
    'indicator;on;value;unit;source_title;id',
    `A1.1;2025-12-31;13,5;well;The register of wells;${own.id}`,
    'A1.1;2024-12-31;11;well;Another register;',
    'A1.1;2024-12-31;eleven;well;Another register;',
    'Z9.9;2024-13-01;11;well;x;',
    'A1.3;2024-12-31;1;well;Another register;',
  ]
  const looked = await previewImport(database.read, lines.join('\r\n'))
  expect(verdictsOf(looked)).toEqual(['correction', 'new', 'wrong', 'wrong', 'wrong'])
  expect(looked.lines.map(({ line }) => line.number)).toEqual([2, 3, 4, 5, 6])
  expect(looked.lines.map(({ problems }) => problems.map(({ column }) => column))).toEqual([
    [],
    [],
    ['value', 'value'],
    ['indicator', 'on', 'source_title'],
    ['state'],
  ])
  expect(readFigures(looked.rest, new Map()).lines.map(({ line }) => line.cells[2])).toEqual([
    'eleven',
    '11',
    '1',
  ])

  const taken = looked.lines.flatMap(({ indicator: code, report, id: key }) =>
    report ? [{ indicator: code, report, id: key }] : [],
  )
  await importObservations(context, taken)
  expect(verdictsOf(await previewImport(database.read, lines.slice(0, 3).join('\n')))).toEqual([
    'wrong',
    'same',
  ])
})

test('a figure and its correction arrive together in another platform', async () => {
  const text = await whole(figuresAsCsv(database.read))
  const other = await testDatabase()
  const there = testContext(other, { actor: context.actor })
  await loadPlan(there, samplePlan())
  await loadIndicators(there, [sampleIndicator(), sampleShare(), sampleMilestone()], [])
  const looked = await previewImport(other.read, text)
  expect(looked.counts).toMatchObject({ wrong: 0, same: 0 })
  await importObservations(
    there,
    looked.lines.flatMap(({ indicator: code, report, id }) =>
      report ? [{ indicator: code, report, id }] : [],
    ),
  )
  const standings = async (read: OpenDatabase['read']) =>
    (await judgedAtAGlance(read, await indicators(read), today)).map(({ progress: { standing, pace } }) => [
      standing,
      pace,
    ])
  expect(await standings(other.read)).toEqual(await standings(database.read))
  await other.close()
})

test('a column that nobody knows is named, not dropped', async () => {
  const looked = await previewImport(database.read, 'indicator,on,unit,colour\nA1.1,2024-12-31,well,red')
  expect(looked).toMatchObject({ unknown: ['colour'], missing: ['source_title'] })
})
