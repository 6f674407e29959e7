import { SoilRefusal, requireNumber, requireOption } from './refusal.ts'

/**
 * Where a statement about labile, active and stable carbon comes from. Each kind measures something else; none equals
 * another, and no laboratory fraction equals a model's pool, so a value keeps its kind for life.
 */
export type FractionSource =
  /** size fractions, split at 50–63 µm; g C/kg soil */
  | {
      readonly kind: 'pom-maom'
      readonly pomGKg: number
      readonly maomGKg: number
      readonly splitMicron: number
    }
  /** permanganate-oxidisable carbon (Weil 2003), g C/kg soil */
  | { readonly kind: 'poxc'; readonly poxcGKg: number; readonly socGKg: number }
  /** a stable share stated by a method such as PARTYSOC, 0–1, with its error */
  | {
      readonly kind: 'stable-share'
      readonly share: number
      readonly sd?: number
      readonly socGKg: number
      readonly method: string
    }
  /** pools of RothC, t C/ha */
  | {
      readonly kind: 'rothc'
      readonly dpm: number
      readonly rpm: number
      readonly bio: number
      readonly hum: number
      readonly iom: number
    }
  /** pools of AMG, t C/ha */
  | { readonly kind: 'amg'; readonly active: number; readonly stable: number }
  /** pools of the IPCC Tier 2 method, t C/ha */
  | { readonly kind: 'ipcc-tier2'; readonly active: number; readonly slow: number; readonly passive: number }

export type FractionKind = FractionSource['kind']

/** Shares of the whole, 0–1; a class that the source says nothing about is absent, not 0. */
export interface Fractions {
  readonly kind: FractionKind
  readonly basis: 'measured' | 'modelled'
  /** turns over within months to a few years */
  readonly labile?: number
  /** within decades */
  readonly active?: number
  /** within centuries or more */
  readonly stable?: number
  /** one standard deviation of `stable`, where the method states one */
  readonly stableSd?: number
  /** all of it, in `unit` */
  readonly total: number
  readonly unit: 'g/kg' | 't/ha'
  /** what the words stand for here */
  readonly meaning: string
}

const kinds: readonly FractionKind[] = ['pom-maom', 'poxc', 'stable-share', 'rothc', 'amg', 'ipcc-tier2']

/**
 * The three classes as far as the source can tell them.
 *
 * @example
 * fractions({ kind: 'pom-maom', pomGKg: 4, maomGKg: 12, splitMicron: 53 }).labile // 0.25
 */
export function fractions(source: FractionSource): Fractions {
  const { kind } = source
  requireOption('kind', kind, kinds)
  for (const [name, value] of Object.entries(source))
    if (typeof value === 'number') requireNumber(name, value, { min: 0 })
  switch (kind) {
    case 'pom-maom': {
      requireNumber('splitMicron', source.splitMicron, { min: 20, max: 63 })
      const total = whole(source.pomGKg + source.maomGKg)
      return {
        kind,
        basis: 'measured',
        labile: source.pomGKg / total,
        total,
        unit: 'g/kg',
        meaning: `labile: particulate carbon above ${source.splitMicron} µm; mineral-associated carbon is part active, part stable`,
      }
    }
    case 'poxc':
      return {
        kind,
        basis: 'measured',
        labile: shareOf('poxcGKg', source.poxcGKg, source.socGKg),
        total: source.socGKg,
        unit: 'g/kg',
        meaning: 'labile: oxidised by 0.02 M permanganate; what is left is part active, part stable',
      }
    case 'stable-share':
      requireNumber('share', source.share, { max: 1 })
      return {
        kind,
        basis: 'measured',
        stable: source.share,
        ...(source.sd !== undefined && { stableSd: source.sd }),
        total: whole(source.socGKg),
        unit: 'g/kg',
        meaning: `stable: as stated by ${source.method}; what is left is part labile, part active`,
      }
    case 'rothc': {
      const { dpm, rpm, bio, hum, iom } = source
      const total = whole(dpm + rpm + bio + hum + iom)
      return {
        kind,
        basis: 'modelled',
        labile: (dpm + bio) / total,
        active: (rpm + hum) / total,
        stable: iom / total,
        total,
        unit: 't/ha',
        meaning: 'labile: DPM and BIO; active: RPM and HUM; stable: IOM. Computed, not measured',
      }
    }
    case 'amg': {
      const total = whole(source.active + source.stable)
      return {
        kind,
        basis: 'modelled',
        active: source.active / total,
        stable: source.stable / total,
        total,
        unit: 't/ha',
        meaning:
          'active and stable pool of AMG, the split being an assumption of the run. Computed, not measured',
      }
    }
    case 'ipcc-tier2': {
      const total = whole(source.active + source.slow + source.passive)
      return {
        kind,
        basis: 'modelled',
        labile: source.active / total,
        active: source.slow / total,
        stable: source.passive / total,
        total,
        unit: 't/ha',
        meaning: 'labile: the pool named active; active: slow; stable: passive. Computed, not measured',
      }
    }
  }
}

/**
 * Change of the shares between two dates or places, refused unless both are of the same kind: a POM share against a
 * DPM share is a difference of methods, not of soils.
 *
 * @example
 * const before = fractions({ kind: 'pom-maom', pomGKg: 4, maomGKg: 12, splitMicron: 53 })
 * const after = fractions({ kind: 'pom-maom', pomGKg: 6, maomGKg: 12, splitMicron: 53 })
 * fractionDifference(before, after).labile!.toFixed(3) // '0.083'
 */
export function fractionDifference(
  before: Fractions,
  after: Fractions,
): Partial<Record<'labile' | 'active' | 'stable', number>> {
  if (before.kind !== after.kind)
    throw new SoilRefusal('inconsistent', 'fractions', {
      reason: `${before.kind} cannot be set against ${after.kind}`,
    })
  return Object.fromEntries(
    (['labile', 'active', 'stable'] as const).flatMap((name) => {
      const [from, to] = [before[name], after[name]]
      return from === undefined || to === undefined ? [] : [[name, to - from]]
    }),
  )
}

function whole(total: number): number {
  if (total <= 0) throw new SoilRefusal('outside-domain', 'total', { reason: 'no carbon, no shares' })
  return total
}

function shareOf(field: string, part: number, total: number): number {
  if (part > whole(total))
    throw new SoilRefusal('inconsistent', field, { reason: `${part} g/kg of ${total} g/kg organic carbon` })
  return part / total
}
