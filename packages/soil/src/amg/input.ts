import { requireNumber, requireOption } from '../refusal.ts'
import type { AmgConstants } from './constants.ts'
import { amgv2 } from './constants.ts'

/** How a crop shares its carbon out, by Bolinder et al. 2007; the values are the caller's, with their source. */
export interface CropParameters {
  /** harvested share of the shoots, above 0 for a harvested crop */
  readonly harvestIndex: number
  readonly shootToRoot: number
  /** share of straw and stubble that returns even where residues are taken away */
  readonly alwaysReturned: number
  /** share of roots below depth z is β^z, z in cm (Fan et al. 2016) */
  readonly rootBeta: number
  /** share of the carbon that is humified, of shoots and of roots */
  readonly humifiedAbove: number
  readonly humifiedBelow: number
  /** carbon in dry matter, g/g */
  readonly carbonAbove: number
  readonly carbonBelow: number
}

export interface Crop {
  /** a harvested crop leaves its residues; a cover crop leaves all its shoots */
  readonly kind: 'harvested' | 'cover'
  /** fresh yield, or the cover crop's shoots, t/ha */
  readonly yield: number
  /** water in it, % of the fresh mass */
  readonly water: number
  readonly residues: 'returned' | 'exported'
  readonly parameters: CropParameters
}

/** An organic amendment. */
export interface Amendment {
  /** fresh mass, t/ha */
  readonly dose: number
  /** kg C per t fresh mass */
  readonly carbon: number
  /** humified share of its carbon */
  readonly humified: number
}

/** Carbon brought to the soil and what of it is humified, t C/ha. */
export interface CarbonInput {
  readonly above: number
  readonly below: number
  readonly total: number
  readonly humifiedAbove: number
  readonly humifiedBelow: number
  readonly humified: number
}

/**
 * Carbon that a crop brings to the layer down to `depth` (cm).
 *
 *     straw and stubble = Y (1 − HI)/HI · C;  roots = Y/(SR · HI) · C, exudates 0.65 of them, both times 1 − β^depth
 *     a cover crop's shoots = Y · C, its roots = Y/SR · C
 *
 * @example
 * const parameters = {
 *   harvestIndex: 0.5,
 *   shootToRoot: 6,
 *   alwaysReturned: 0.2,
 *   rootBeta: 0.95,
 *   humifiedAbove: 0.22,
 *   humifiedBelow: 0.4,
 *   carbonAbove: 0.44,
 *   carbonBelow: 0.4,
 * }
 * const wheat = {
 *   kind: 'harvested',
 *   yield: 7,
 *   water: 15,
 *   residues: 'returned',
 *   parameters,
 * } as const
 * cropInput(wheat, 25).total.toFixed(2) // '3.56' t C/ha
 */
export function cropInput(crop: Crop, depth: number, constants: AmgConstants = amgv2): CarbonInput {
  requireOption('kind', crop.kind, ['harvested', 'cover'])
  requireOption('residues', crop.residues, ['returned', 'exported'])
  requireNumber('depth', depth, { min: 1, max: 200 })
  const water = requireNumber('water', crop.water, { min: 0, max: 100 })
  const dry = requireNumber('yield', crop.yield, { min: 0, max: 500 }) * (1 - water / 100)
  const p = crop.parameters
  const share = { min: 0, max: 1 }
  for (const name of ['alwaysReturned', 'rootBeta', 'humifiedAbove', 'humifiedBelow'] as const)
    requireNumber(name, p[name], share)
  for (const name of ['carbonAbove', 'carbonBelow'] as const) requireNumber(name, p[name], share)
  requireNumber('shootToRoot', p.shootToRoot, { min: 1e-6 })
  const harvested = crop.kind === 'harvested'
  const index = harvested ? requireNumber('harvestIndex', p.harvestIndex, { min: 1e-6, max: 1 }) : 1
  const left = harvested ? (dry * (1 - index)) / index : dry
  const above = (crop.residues === 'returned' ? 1 : p.alwaysReturned) * left * p.carbonAbove
  const roots = (dry / (p.shootToRoot * index)) * p.carbonBelow
  const below = (1 - p.rootBeta ** depth) * roots * (1 + constants.exudates)
  const humifiedAbove = above * p.humifiedAbove
  const humifiedBelow = below * p.humifiedBelow
  const humified = humifiedAbove + humifiedBelow
  return { above, below, total: above + below, humifiedAbove, humifiedBelow, humified }
}

/**
 * Carbon that an amendment brings, and the humified part of it, t C/ha.
 *
 * @example
 * amendmentInput({ dose: 30, carbon: 80, humified: 0.5 }).humified // 1.2 t C/ha
 */
export function amendmentInput({ dose, carbon, humified }: Amendment): { total: number; humified: number } {
  const total =
    (requireNumber('dose', dose, { min: 0, max: 10_000 }) *
      requireNumber('carbon', carbon, { min: 0, max: 1000 })) /
    1000
  return { total, humified: total * requireNumber('humified', humified, { min: 0, max: 1 }) }
}
