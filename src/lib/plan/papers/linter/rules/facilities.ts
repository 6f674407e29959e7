import { objectiveCodes } from '#lib/plan/objective.ts'
import { finding, type Rule } from '../finding.ts'
import type { Assignment, View } from '../view.ts'

const byCode = (assignments: Assignment[]) => Map.groupBy(assignments, ({ code }) => code)

/** One objective under two facilities: of two kinds, or of two numbers. */
const facilityContradicts: Rule<View> = {
  id: 'facility-contradicts',
  check: ({ assignments }) =>
    [...byCode(assignments)].flatMap(([code, given]) => {
      const [first, ...others] = given
      if (!first) return []
      const numbered = given.find(({ number }) => number !== null)
      const other = others.find(
        ({ kind, number }) =>
          kind !== first.kind || (number !== null && numbered && number !== numbered.number),
      )
      if (!other) return []
      const against = other.kind === first.kind && numbered ? numbered : first
      return [
        finding('facility-contradicts', other.place, { code, ...named(other, against) }, [against.place]),
      ]
    }),
}

const named = (a: Assignment, b: Assignment) => ({ facility: nameOf(a), other: nameOf(b) })
const nameOf = ({ kind, number }: Assignment) => `${kind}${number === null ? '' : ` ${number}`}`

/** Where a paper tables all facilities, an objective that stands in none of them. */
const facilityMissing: Rule<View> = {
  id: 'facility-missing',
  check: ({ facilities, mentions }) => {
    const tabled = facilities.filter(({ value }) => value.objectives.length > 0)
    const covered = new Set(tabled.flatMap(({ value }) => value.objectives.map(({ code }) => code)))
    const [first] = tabled
    if (!first || covered.size < objectiveCodes.length / 2) return []
    return objectiveCodes
      .filter((code) => !covered.has(code))
      .map((code) => {
        const mentioned = mentions.find(
          ({ value, place }) => value.code === code && place.file === first.place.file,
        )
        return finding('facility-missing', first.place, { code }, mentioned ? [mentioned.place] : [])
      })
  },
}

/** An alliance for an objective that its facility does not hold. */
const allianceOutsideFacility: Rule<View> = {
  id: 'alliance-outside-facility',
  check: ({ facilities }) =>
    facilities.flatMap(({ value: { kind, number, objectives, alliances }, place }) =>
      alliances.flatMap((alliance) =>
        alliance.codes
          .filter((code) => objectives.length > 0 && objectives.every((objective) => objective.code !== code))
          .map((code) =>
            finding('alliance-outside-facility', place, {
              alliance: alliance.number,
              code,
              facility: `${kind} ${number}`,
              objectives: objectives.map((objective) => objective.code).join(', '),
            }),
          ),
      ),
    ),
}

export const facilityRules = [facilityContradicts, facilityMissing, allianceOutsideFacility]
