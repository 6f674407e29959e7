import { expect, test } from 'vitest'
import { crash } from './crash.ts'

test('a process killed in the midst of writing loses nothing that it had confirmed', async () => {
  const { lost, halves, unprinted, confirmed, keptOut, kills } = await crash(2, 4000)
  expect({ lost, halves, keptOut }).toEqual({ lost: 0, halves: 0, keptOut: true })
  expect(unprinted).toBeLessThanOrEqual(kills)
  expect(confirmed).toBeGreaterThan(40)
})
