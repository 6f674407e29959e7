import { climateZones, type ClimateZone } from '#soil'
import type { Model } from '../model.ts'
import type { Study } from '../study.ts'
import { equilibrium } from './equilibrium.ts'
import { gsocseq } from './gsocseq.ts'
import { stock } from './stock.ts'
import { tier1 } from './tier1.ts'

/** The climate zones that a study's cells may lie in. */
function zonesOf({ inputs }: Study): ClimateZone[] {
  const zone = inputs.zone
  if (!zone) return []
  const named = 'value' in zone ? [String(zone.value)] : Object.values(zone.classes ?? {})
  return climateZones.filter((known) => named.includes(known))
}

/** The model that a study names, with the study's options. */
export function modelOf(study: Study): Model {
  const given = new Set(Object.keys(study.inputs))
  switch (study.model.name) {
    case 'tier1':
      return tier1(study.model, given, zonesOf(study))
    case 'stock':
      return stock(study.model, given)
    case 'equilibrium':
      return equilibrium(study.model, given)
    case 'gsocseq':
      return gsocseq(study.model, given, study.seed)
  }
}
