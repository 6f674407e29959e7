import { expect, test } from 'vitest'
import { measure } from '../bench/measure.ts'
import { runners } from '../bench/runners.ts'

test('the kernel is several times as fast as its twin, by CPU time and in the same rounds', async () => {
  const wanted = ['plain', 'exact', 'fast']
  const chosen = (await runners()).filter(({ name }) => wanted.includes(name))
  const [, exact, fast] = measure(chosen, { rounds: 3, sampleMs: 30 })
  // Some 9 and 11 on a quiet machine: these only tell a kernel from none.
  expect(exact.ratio).toBeGreaterThan(3)
  expect(fast.ratio).toBeGreaterThan(4)
})
