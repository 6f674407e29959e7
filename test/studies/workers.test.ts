import { expect, test } from 'vitest'
import { postgresPrograms } from '../support/postgres.ts'
import { shareAndKill } from './workers.ts'

test.skipIf(!postgresPrograms())(
  'three processes share a run, one is killed, one leaves, and the result has the bytes of a run alone',
  async () => {
    const { shared, alone, retried, priority, left, tiles, keptBeforeTheKill } = await shareAndKill()
    expect(shared).toEqual(alone)
    expect(Object.keys(shared)).toContain('provenance.json')
    expect(retried).toBeGreaterThan(0)
    // The longer a run, the further behind shorter ones it waits.
    expect(priority).toBeLessThan(0)
    expect(left).toBe(0)
    expect(keptBeforeTheKill).toBeLessThan(tiles)
  },
)
