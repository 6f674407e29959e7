import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/platform/database.server.ts'
import { testContext, testDatabase } from '../../../../test/support/database.ts'
import { loadPlan } from '../actions.server.ts'
import { samplePlan } from '../fixtures.ts'
import { search } from './store.server.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await testDatabase()
  const context = testContext(database)
  await loadPlan({ ...context, actor: { ...context.actor, roles: ['administrator'] } }, samplePlan())
})
afterAll(() => database.close())

const found = async (words: string, locale: 'en' | 'fr' | 'es' = 'en') => {
  const { hits, close } = await search(database.read, words, locale)
  return { close, hits: hits.map(({ kind, edition, locale: of }) => `${kind} ${edition} ${of}`) }
}

test('words, not their order, find wordings and activities', async () => {
  expect(await found('keeper wells')).toEqual({ close: false, hits: ['wording 2022 en'] })
  expect(await found('dig water')).toEqual({ close: false, hits: ['activity 2020 en'] })
})

test('a French reader finds French words without accents, and English ones where there is no French', async () => {
  expect((await found('pres', 'fr')).hits).toContain('activity 2020 fr')
  expect((await found('entretenus', 'fr')).hits).toEqual(['wording 2022 fr'])
  expect((await found('dug', 'fr')).hits).toEqual(['wording 2020 en'])
})

test('a slip of the pen is forgiven', async () => {
  expect((await found('kepeer')).hits).toEqual(['wording 2022 en'])
  expect((await found('entretenuz', 'fr')).hits).toEqual(['wording 2022 fr'])
})

test('nothing is found for nothing, for other subjects, and for what looks like code', async () => {
  for (const words of ['', '   ', 'zzxxqq', "'; drop table plan.goal; --", '%_\\'])
    expect((await found(words)).hits, words).toEqual([])
})
