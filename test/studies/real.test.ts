import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from './made-up.ts'
import { bhutan, protocol, worldEquilibrium, worldTier1 } from './proofs.ts'
import { hasData, realStudy } from './real.ts'
import { openStudy } from '../../src/lib/observatory/studies/document.server.ts'

// A country of the world instead of the world: `npm run proof` takes all of it.
const germany = [5, 46, 16, 56] as const

test.skipIf(!hasData)('the studies that ship with the platform are sound files', async () => {
  using at = folder()
  for (const name of ['world-tier1', 'bhutan-stock']) {
    const opened = await openStudy(await realStudy(name, at.path))
    expect('problems' in opened ? opened.problems : []).toEqual([])
    expect(opened).toMatchObject({ folder: join(at.path) })
  }
})

test.skipIf(!hasData)('Germany by Tier 1 has the stocks that the notes of the maps give it', async () => {
  const { holds, lines } = await worldTier1(germany)
  expect(lines.join('\n')).toMatch(/countries compared: those with the same cells but for 0.5 % \| [1-9]/)
  expect(holds).toBe(true)
})

test.skipIf(!hasData)('Germany comes to its equilibrium under a made-up climate', async () => {
  expect((await worldEquilibrium(germany)).holds).toBe(true)
})

test.skipIf(!hasData)('Bhutan’s stocks and errors are those of the package', async () => {
  expect((await bhutan()).holds).toBe(true)
})

test('FAO’s protocol over a made-up country keeps its memory', async () => {
  expect((await protocol([64, 192], 1)).holds).toBe(true)
})
