import { requireNumber } from '../refusal.ts'

export const soilClasses = [
  'high-activity-clay',
  'low-activity-clay',
  'sandy',
  'spodic',
  'volcanic',
  'wetland',
] as const

export type SoilClass = (typeof soilClasses)[number]

// Notes to Table 2.3 of Vol 4, the same in 2006 and 2019; groups in WRB 2006 spelling and their 2022 successors
const byGroup: Readonly<Record<string, SoilClass | 'organic'>> = {
  ...Object.fromEntries(
    [
      'Leptosol',
      'Vertisol',
      'Kastanozem',
      'Chernozem',
      'Phaeozem',
      'Luvisol',
      'Alisol',
      'Albeluvisol',
      'Retisol', // WRB 2014 and 2022 for Albeluvisol
      'Solonetz',
      'Calcisol',
      'Gypsisol',
      'Umbrisol',
      'Cambisol',
      'Regosol',
    ].map((group) => [group, 'high-activity-clay' as const]),
  ),
  ...Object.fromEntries(
    ['Acrisol', 'Lixisol', 'Nitisol', 'Ferralsol', 'Durisol'].map((group) => [
      group,
      'low-activity-clay' as const,
    ]),
  ),
  Arenosol: 'sandy',
  Podzol: 'spodic',
  Andosol: 'volcanic',
  Gleysol: 'wetland',
  Histosol: 'organic',
}

export interface SoilClassAnswer {
  readonly soilClass: SoilClass | 'organic' | 'cannot tell'
  readonly reason: string
}

/**
 * IPCC class of a mineral soil from its WRB reference group (English name, singular or plural) and texture in
 * percent (notes to Table 2.3, 2019 Refinement Vol 4; WRB tree of figure 3A.5.4). More than 70 % sand with less than
 * 8 % clay is sandy whatever its name, save peat. Groups that the notes do not name (Fluvisols, Planosols, Stagnosols,
 * Plinthosols, Solonchaks, Anthrosols, Technosols, Cryosols) get no class by guess.
 *
 * @example
 * soilClass({ wrbGroup: 'Ferralsols', sandPercent: 40, clayPercent: 45 }).soilClass // 'low-activity-clay'
 */
export function soilClass(soil: {
  readonly wrbGroup: string
  readonly sandPercent?: number
  readonly clayPercent?: number
}): SoilClassAnswer {
  for (const name of ['sandPercent', 'clayPercent'] as const)
    if (soil[name] !== undefined) requireNumber(name, soil[name], { min: 0, max: 100 })
  const folded = soil.wrbGroup.trim().toLowerCase()
  const group = Object.keys(byGroup).find((name) =>
    [name, `${name}s`].some((form) => form.toLowerCase() === folded),
  )
  const named = group === undefined ? undefined : byGroup[group]
  if (named === 'organic') return { soilClass: 'organic', reason: 'Histosols are not mineral soils' }
  const { sandPercent, clayPercent } = soil
  if (sandPercent !== undefined && clayPercent !== undefined && sandPercent > 70 && clayPercent < 8)
    return { soilClass: 'sandy', reason: `${sandPercent} % sand and ${clayPercent} % clay` }
  return named === undefined
    ? { soilClass: 'cannot tell', reason: `the notes to Table 2.3 do not name ${soil.wrbGroup}` }
    : { soilClass: named, reason: `${group}s, notes to Table 2.3` }
}
