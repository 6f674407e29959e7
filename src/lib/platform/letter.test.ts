import { expect, test } from 'vitest'
import { letterState } from './letter.ts'

const at = new Date('2026-03-01T12:00:00Z')

test.each([
  ['a letter that left is sent', { sent_at: at, failed_at: null }, true, 'sent'],
  ['a letter that left stays sent when the server goes', { sent_at: at, failed_at: null }, false, 'sent'],
  ['a refused letter has failed', { sent_at: null, failed_at: at }, true, 'failed'],
  ['a new letter waits for the server', { sent_at: null, failed_at: null }, true, 'waiting'],
  ['without a server a new letter is kept', { sent_at: null, failed_at: null }, false, 'kept'],
] as const)('%s', (_, letter, hasServer, state) => {
  expect(letterState(letter, hasServer)).toBe(state)
})
