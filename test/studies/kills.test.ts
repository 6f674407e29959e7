import { expect, test } from 'vitest'
import { killAndResume } from './kills.ts'

test('a run killed in the midst and resumed comes to the same bytes', { timeout: 120_000 }, async () => {
  const { landed, same } = await killAndResume(4, 2026)
  expect(landed).toBeGreaterThanOrEqual(3)
  expect(same).toBe(true)
})
