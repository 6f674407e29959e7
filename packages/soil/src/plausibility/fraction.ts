import { isMissingCode } from '../ranges.ts'
import { type Finding, type SoilSample, type SoilTable, finding, having, show, worst } from './finding.ts'

const numbers = ['upperCm', 'lowerCm', 'carbon', 'nitrogen', 'density', 'sandPercent', 'siltPercent', 'clayPercent', 'coarsePercent', 'stock'] as const // prettier-ignore
const neverNegative = numbers.filter((name) => !name.endsWith('Cm'))

/** Rules on percentages, and on numbers as such. */
export function fractionRules({ samples }: SoilTable): Finding[] {
  return [...numberRules(samples), ...textureRules(samples), ...stoneRules(samples)]
}

function numberRules(samples: readonly SoilSample[]): Finding[] {
  return numbers.flatMap((name) => {
    const given = having(samples, name)
    const broken = given.filter((sample) => !Number.isFinite(sample[name]))
    const coded = given.filter((sample) => isMissingCode(sample[name]) && isBeyond(name, sample[name]))
    const negative = neverNegative.includes(name)
      ? given.filter((sample) => sample[name] < 0 && !coded.includes(sample))
      : []
    return [
      ...(coded.length > 0
        ? [
            finding(
              'missing-code',
              'stop',
              name,
              coded,
              `${name} holds ${coded[0][name]}, which data sets write for a missing value: leave the cell empty`,
            ),
          ]
        : []),
      ...(broken.length > 0
        ? [finding('not-a-number', 'stop', name, broken, `${name} holds what is not a number`)]
        : []),
      ...(negative.length > 0
        ? [
            finding(
              'negative',
              'stop',
              name,
              negative,
              `${name} is below 0, perhaps a code for missing values`,
            ),
          ]
        : []),
    ]
  })
}

/** Where a number cannot be: −99 is no depth, while an organic layer may begin at −9; 999 g/kg is no carbon. */
function isBeyond(name: (typeof numbers)[number], value: number): boolean {
  if (name.endsWith('Cm')) return value <= -99 || value >= 9999
  return value < 0 || (name.endsWith('Percent') ? value > 100 : name !== 'stock' && value >= 999)
}

function textureRules(samples: readonly SoilSample[]): Finding[] {
  const all = having(samples, 'sandPercent', 'siltPercent', 'clayPercent')
  if (all.length === 0) return textures.flatMap((name) => lonelyTexture(name, having(samples, name)))
  const sum = (s: SoilSample) => (s.sandPercent ?? 0) + (s.siltPercent ?? 0) + (s.clayPercent ?? 0)
  if (all.every((s) => Math.abs(sum(s) - 1) <= 0.1))
    return [
      finding(
        'fraction-for-percent',
        'stop',
        'texture',
        all,
        'sand, silt and clay add up to 1: fractions for percent',
      ),
    ]
  if (all.every((s) => Math.abs(sum(s) - 1000) <= 100))
    return [
      finding('texture-sum', 'stop', 'texture', all, 'sand, silt and clay add up to 1000: g/kg for percent'),
    ]
  const off = (s: SoilSample) => Math.abs(sum(s) - 100)
  const bands = [
    ['stop', all.filter((s) => off(s) > 10)],
    ['doubt', all.filter((s) => off(s) > 2 && off(s) <= 10)],
  ] as const
  return bands.flatMap(([weight, list]) => {
    if (list.length === 0) return []
    const example = worst(list, off)
    const words = `sand, silt and clay add up to ${show(sum(example))} % in ${example.label}`
    return [finding('texture-sum', weight, 'texture', list, words)]
  })
}

const textures = ['sandPercent', 'siltPercent', 'clayPercent'] as const

/** A part of the texture without the others: nothing to add it up with, so that its own size has to tell. */
function lonelyTexture(name: (typeof textures)[number], samples: readonly SoilSample[]): Finding[] {
  const values = samples.map((sample) => sample[name]!).filter((value) => !isMissingCode(value))
  const most = Math.max(...values)
  if (values.length >= 3 && most > 0 && most <= 1)
    return [
      finding(
        'fraction-for-percent',
        'doubt',
        name,
        samples,
        `no ${name} above 1: perhaps fractions for percent`,
      ),
    ]
  if (values.length > 0 && most > 100 && most <= 1000)
    return [finding('texture-above-100', 'stop', name, samples, `${name} is ${show(most)}: g/kg for percent`)]
  return []
}

function stoneRules(samples: readonly SoilSample[]): Finding[] {
  const stones = having(samples, 'coarsePercent')
  const beyond = stones.filter((s) => s.coarsePercent >= 100)
  if (beyond.length > 0)
    return [
      finding('stones-above-100', 'stop', 'coarsePercent', beyond, 'stones of 100 % or more leave no soil'),
    ]
  const some = stones.filter((s) => s.coarsePercent > 0)
  return some.length >= 3 && some.every((s) => s.coarsePercent <= 1)
    ? [
        finding(
          'fraction-for-percent',
          'doubt',
          'coarsePercent',
          some,
          'no stones above 1: perhaps fractions for percent',
        ),
      ]
    : []
}
