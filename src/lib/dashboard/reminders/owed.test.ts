import { expect, test } from 'vitest'
import { sampleIndicator, sampleMilestone } from '../fixtures.ts'
import { owed } from './owed.ts'

const yearly = sampleIndicator()
const milestone = sampleMilestone()
const figure = (on: string, state: 'started' | 'done' | null = null) => ({ on, state })

test('of a yearly indicator the last complete year is owed, until 31 March and beyond', () => {
  expect(owed(yearly, null, '2026-03-31')).toEqual({ period: '2025', due: '2026-03-31', overdue: false })
  expect(owed(yearly, figure('2024-12-31'), '2026-04-01')).toMatchObject({ period: '2025', overdue: true })
  expect(owed(yearly, figure('2025-06-30'), '2026-04-01')).toBeNull()
})

test('a milestone is owed when its day has come and nobody has said since how far it is', () => {
  expect(owed(milestone, null, '2023-12-30')).toBeNull()
  expect(owed(milestone, figure('2023-06-01', 'started'), '2024-01-01')).toMatchObject({ due: '2023-12-31' })
  expect(owed(milestone, figure('2024-01-01', 'started'), '2024-02-01')).toBeNull()
  expect(owed(milestone, figure('2022-01-01', 'done'), '2024-02-01')).toBeNull()
})
