import { expect, test } from 'vitest'
import { interruptAndResume, killAndResume } from './kills.ts'

test('a run killed in the midst and resumed comes to the same bytes', async () => {
  const { landed, same } = await killAndResume(4, 2026)
  expect(landed).toBeGreaterThanOrEqual(3)
  expect(same).toBe(true)
})

test('an interrupted run keeps its tiles, says that it is not done, and goes on', async () => {
  const { code, kept, same } = await interruptAndResume()
  expect(code).toBe(1)
  expect(kept).toBeGreaterThanOrEqual(2)
  expect(kept).toBeLessThan(20)
  expect(same).toBe(true)
})
