import { finding, type Rule } from '../finding.ts'
import type { View } from '../view.ts'

const totalMismatch: Rule<View> = {
  id: 'total-mismatch',
  check: ({ tallies }) =>
    tallies.flatMap(({ what, stated, parts }) => {
      const sum = parts.reduce((total, part) => total + part.value, 0)
      if (sum === stated.value) return []
      const places = [...new Map(parts.map(({ place }) => [place.line, place])).values()]
      return [finding('total-mismatch', stated.place, { what, stated: stated.value, sum }, places)]
    }),
}

/** A year above or below a table that the table, or the text around it, does not know. */
const yearContradictsTable: Rule<View> = {
  id: 'year-contradicts-table',
  check: ({ yearClaims }) =>
    yearClaims.flatMap(({ heading, table }) => {
      const foreign = heading.value.filter((year) => !table.value.includes(year))
      if (foreign.length === 0) return []
      const data = { year: foreign.join(', '), table: [...new Set(table.value)].join(', ') }
      return [finding('year-contradicts-table', heading.place, data, [table.place])]
    }),
}

export const totalRules = [totalMismatch, yearContradictsTable]
