import { type UnitKind, type UnitOf, readUnit, sizeOfUnit } from '../units.ts'

/** The unit a spelling means, or undefined: here an unknown spelling is a finding, not a refusal. */
export function unitOf<K extends UnitKind>(kind: K, spelling: string | undefined): UnitOf<K> | undefined {
  try {
    return spelling === undefined ? undefined : readUnit(kind, spelling)
  } catch {
    return undefined
  }
}

/** Base units (g/kg, g/cm³) in one unit of a column; undefined where there is no column or its unit is unknown. */
export function scaleOf(kind: UnitKind, column: { readonly unit: string } | undefined): number | undefined {
  const unit = unitOf(kind, column?.unit)
  return unit && sizeOfUnit(kind, unit)
}
