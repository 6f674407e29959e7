import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPlanContent } from '#lib/plan/content.server.ts'
import { planToJson } from '#lib/plan/papers/index.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { contentDatabase } from '../../test/support/content.ts'
import { testContext } from '../../test/support/database.ts'
import { perform } from './console.server.ts'
import { systemActor } from './system-actor.ts'

const seeds = process.env.SEEDS_DIR ?? join(import.meta.dirname, '../../../shared/seeds')
const papers = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : []
const folder = mkdtempSync(join(tmpdir(), 'permille-papers-'))
let database: OpenDatabase
let platform: { context: Context; instance: Instance }

beforeAll(async () => {
  database = await contentDatabase()
  const context = testContext(database, { actor: systemActor, newId: () => crypto.randomUUID() })
  // These commands ask for nothing but the context.
  platform = { context, instance: {} as Instance }
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const say = async (
  words: string[],
  options: Record<string, true> = {},
  on: typeof platform | null = platform,
) =>
  (await perform({ words, options, cwd: folder }, on, () => {})) as {
    data: Record<string, unknown>[]
    asks?: string
  }

test('our own plan, exported, has nothing that contradicts itself and changes nothing', async () => {
  const file = join(folder, 'plan.json')
  writeFileSync(file, planToJson(readPlanContent().objectives))
  expect((await say(['plan', 'lint', file], {}, null)).data).toEqual([])
  expect((await say(['plan', 'import', file], { 'dry-run': true }, null)).data).toMatchObject([
    { kind: 'plan', wordings: 0, taken: null },
  ])
  expect((await say(['plan', 'import', file])).asks).toBeUndefined()
})

test('a file that is no paper is refused, whatever it is called', async () => {
  writeFileSync(join(folder, 'plan.pdf'), Buffer.alloc(100))
  await expect(say(['plan', 'lint', 'plan.pdf'], {}, null)).rejects.toMatchObject({ code: 'invalid' })
  await expect(say(['plan', 'import'], {})).rejects.toMatchObject({ text: 'platform_command_file' })
})

describe.skipIf(papers.length === 0)('the five papers (skipped where SEEDS_DIR holds none)', () => {
  test('are understood to the last line and asked about before anything changes', async () => {
    const { data, asks } = await say(['plan', 'import', ...papers])
    expect(asks).toBeDefined()
    expect(data.map(({ kind }) => kind).sort()).toEqual([
      'implementation_plan',
      'minutes',
      'roadmap',
      'roadmap',
      'strategic_plan',
    ])
    for (const { lines, file } of data) expect(lines, String(file)).toMatchObject({ notUnderstood: [] })
    const counts = data.flatMap((one) => one.counts)
    expect(counts).toContainEqual({ edition: '2022', objectives: 12, activities: 0, remarks: 0 })
    expect(counts).toContainEqual({ edition: '2021-draft', objectives: 24, activities: 163, remarks: 20 })
  })

  test('are taken on yes; the same papers again change nothing; undone, the plan is as before', async () => {
    const plans = papers.filter((path) => /001_|003_/.test(path))
    const first = await say(['plan', 'import', ...plans], { yes: true })
    expect(first.data.map(({ taken }) => Number(taken) > 0)).toEqual([true, true])
    const again = await say(['plan', 'import', ...plans])
    expect(again.data.map(({ wordings }) => wordings)).toEqual([0, 0])
    expect(again.asks).toBeUndefined()
    for (const { paper } of first.data.toReversed()) await say(['plan', 'undo', String(paper)])
    const file = join(folder, 'before.json')
    writeFileSync(file, planToJson(readPlanContent().objectives))
    expect((await say(['plan', 'import', file])).data).toMatchObject([{ wordings: 0 }])
  })
})
