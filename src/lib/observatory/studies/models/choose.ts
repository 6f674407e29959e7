import type { Model } from '../model.ts'
import type { Study } from '../study.ts'
import { equilibrium } from './equilibrium.ts'
import { gsocseq } from './gsocseq.ts'
import { stock } from './stock.ts'
import { tier1 } from './tier1.ts'

/** The model that a study names, with the study's options. */
export function modelOf(study: Study): Model {
  const given = new Set(Object.keys(study.inputs))
  switch (study.model.name) {
    case 'tier1':
      return tier1(study.model, given)
    case 'stock':
      return stock(study.model, given)
    case 'equilibrium':
      return equilibrium(study.model, given)
    case 'gsocseq':
      return gsocseq(study.model, given, study.seed)
  }
}
