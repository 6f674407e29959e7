import { SoilRefusal } from '../refusal.ts'

/** Twelve months, January first, or a refusal. */
export function requireYear<T>(months: readonly T[]): readonly T[] {
  if (months.length !== 12)
    throw new SoilRefusal('inconsistent', 'year', { reason: `a year is 12 months, not ${months.length}` })
  return months
}
