import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isQuiet,
  isUnderWay,
  isWithinData,
  mendingOf,
  chunksOf,
  priorityOf,
  runStates,
  stateOf,
  tilesOfChunk,
} from './run.ts'

const none = {
  prepared_at: null,
  computed_at: null,
  paused_at: null,
  failed_at: null,
  completed_at: null,
  withdrawn_at: null,
}
const then = new Date('2026-03-01')

test('a state is which of the moments have come, the last word first', () => {
  expect(stateOf(none)).toBe('ordered')
  expect(stateOf({ ...none, prepared_at: then })).toBe('computing')
  expect(stateOf({ ...none, prepared_at: then, paused_at: then })).toBe('paused')
  expect(stateOf({ ...none, prepared_at: then, computed_at: then })).toBe('assembling')
  expect(stateOf({ ...none, prepared_at: then, computed_at: then, failed_at: then })).toBe('failed')
  expect(stateOf({ ...none, prepared_at: then, computed_at: then, completed_at: then })).toBe('complete')
  expect(stateOf({ ...none, completed_at: then, withdrawn_at: then })).toBe('withdrawn')
  expect(runStates.filter(isUnderWay)).toEqual(['ordered', 'computing', 'assembling'])
})

test('chunks cover every tile that is not done, each once', () => {
  const run = { id: 'a', turn: 3 }
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.array(fc.nat(2999), { maxLength: 200 }),
      (tiles, estimatedSeconds, kept) => {
        const done = new Set(kept)
        const chunks = chunksOf(run, { tiles, estimatedSeconds }, done)
        const given = chunks.flatMap((chunk) => tilesOfChunk(chunk, done))
        expect(given).toEqual(Array.from({ length: tiles }, (_, i) => i).filter((tile) => !done.has(tile)))
        expect(chunks.every(({ turn }) => turn === 3)).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})

test('chunks are long against handing them out, and many enough to share', () => {
  const run = { id: 'a', turn: 1 }
  expect(chunksOf(run, { tiles: 20, estimatedSeconds: 1 }, new Set())).toHaveLength(10)
  // A second a tile: thirty tiles a chunk.
  expect(chunksOf(run, { tiles: 3000, estimatedSeconds: 3000 }, new Set())).toHaveLength(100)
})

test('a name of data leads nowhere else', () => {
  for (const name of ['soil.tif', 'bhutan/carbon.tif', 'era5/{year}/t-{month}.tif', 'a..b.tif'])
    expect(isWithinData(name), name).toBe(true)
  for (const name of [
    '/etc/passwd',
    '../files/a',
    'a/../../b',
    's3://other/a',
    'http://127.0.0.1/',
    'C:\\a',
    'a\0',
    '',
    'a//b',
    '.hidden',
  ])
    expect(isWithinData(name), name).toBe(false)
})

test('a stopped run goes on with its tiles unless they are of no use', () => {
  expect(mendingOf(null)).toBe('keep')
  expect(mendingOf({ problems: [] })).toBe('keep')
  expect(mendingOf({ text: 'observatory_run_disk', data: { code: 'ENOSPC' } })).toBe('keep')
  expect(mendingOf({ text: 'observatory_run_tile_lost', data: { tile: 7 } })).toEqual({ lost: 7 })
  expect(mendingOf({ text: 'observatory_study_input_changed', data: {} })).toBe('begin')
  expect(mendingOf({ text: 'observatory_run_other_program', data: {} })).toBe('begin')
})

test('short runs do not wait for long ones', () => {
  expect(priorityOf({ estimatedSeconds: 5 })).toBeGreaterThan(priorityOf({ estimatedSeconds: 50_000 }))
})

test('a run under way of which nothing is heard is told apart', () => {
  const run = { ...none, ordered_at: then, prepared_at: then }
  const later = (minutes: number) => new Date(then.getTime() + minutes * 60_000)
  expect(isQuiet(run, null, later(9))).toBe(false)
  expect(isQuiet(run, null, later(11))).toBe(true)
  expect(isQuiet(run, later(5), later(11))).toBe(false)
  expect(isQuiet({ ...run, paused_at: then }, null, later(11))).toBe(false)
})
