import { z } from 'zod'
import { typedNumber } from '#lib/platform/typed-number.ts'
import { definitionProposal } from '../input.ts'
import type { Definition, Target } from '../indicator.ts'

const number = typedNumber()

/** The form of a new version: one language, and the numbers of baseline and targets. The days of the targets stay. */
export const definitionForm = ({ kind, targets }: Pick<Definition, 'kind' | 'targets'>) => {
  const {
    title,
    unit,
    definition,
    method,
    denominator,
    reportingUnits,
    reason,
    direction,
    sourceType,
    period,
  } = definitionProposal.shape
  const days = Object.fromEntries(
    targets.flatMap(({ on }) => [
      [`target_low_${on}`, number],
      [`target_high_${on}`, number],
      [`target_of_${on}`, number],
    ]),
  )
  return z
    .object({
      title,
      unit,
      definition,
      method,
      denominator: denominator.default(''),
      reportingUnits: reportingUnits.default(''),
      reason,
      direction,
      sourceType,
      period,
      compounds: z
        .literal('on')
        .optional()
        .transform((ticked) => ticked === 'on'),
      baseline_on: z.union([z.literal(''), z.iso.date('dashboard_day_wanted')]).transform((on) => on || null),
      baseline_low: number,
      baseline_high: number,
      baseline_of: number,
      ...days,
    })
    .transform(({ baseline_on, baseline_low, baseline_high, baseline_of, ...rest }) => {
      const numbers = rest as unknown as Record<string, number | null>
      const given = (name: string, { on }: Target) => numbers[`target_${name}_${on}`] ?? null
      return {
        title: rest.title,
        unit: rest.unit,
        definition: rest.definition,
        method: rest.method,
        denominator: rest.denominator,
        reportingUnits: rest.reportingUnits,
        reason: rest.reason,
        direction: rest.direction,
        sourceType: rest.sourceType,
        period: rest.period,
        compounds: rest.compounds,
        kind,
        baseline: {
          on: baseline_on,
          low: baseline_low,
          high: baseline_high ?? baseline_low,
          of: baseline_of,
        },
        targets: targets.map((target) => ({
          on: target.on,
          kind: target.kind,
          low: given('low', target),
          high: given('high', target) ?? given('low', target),
          of: given('of', target),
        })),
      }
    })
}
