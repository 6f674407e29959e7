import type { Localised } from '#lib/platform/text/localised.ts'
import type { Facility as FacilityKind } from '../objective.ts'

/** A roof over some objectives. Every objective has one home; `alsoNamed` are guests that the source names too. */
export type Facility = {
  id: string
  kind: FacilityKind
  number: number
  title: Localised
  objectives: string[]
  alsoNamed: string[]
  alliances: { number: number; objectives: string[] }[]
  note: Localised | null
  source: { document: string; place: string }
}

/** What a facility is called, where its objectives do not matter. */
export type FacilityName = Pick<Facility, 'kind' | 'number' | 'title'>

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/** The papers number facilities in Roman figures. */
export const roman = (number: number): string => romans[number - 1] ?? String(number)
