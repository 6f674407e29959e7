import { expect, test } from 'vitest'
import { archiveKinds, fuzzArchives, fuzzTexts, refusesBombs } from './fuzz.ts'

/* A small part of what `npm run proof -- importers` does. */

test('whatever is sent as a table, it is read or refused with a sentence', async () => {
  const { tried, read, crashed } = await fuzzTexts(500, 11)
  expect(crashed).toEqual([])
  expect(read).toBeGreaterThan(tried / 10)
})

test.each(archiveKinds)('whatever is sent as %s, it is read or refused with a sentence', async (kind) => {
  const { tried, refused, crashed } = await fuzzArchives(kind, 60, 12)
  expect(crashed).toEqual([])
  expect([tried, refused > 0]).toEqual([60, true])
})

test('a workbook that unpacks to much is refused, whatever it says of its size', async () => {
  expect((await refusesBombs(20)).refused).toBe(true)
})
