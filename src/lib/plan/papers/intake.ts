import { readYears } from './dates.ts'
import type { Ledger } from './ledger.ts'
import { isRow, type Line } from './lines.ts'
import type { College, IntakeRow, Tally, YearClaim } from './paper.ts'
import type { Found, Place } from './place.ts'

/** How the intake table names the colleges, in three languages. */
const names: [College, RegExp][] = [
  ['states', /\b(?:states?|countries|[ée]tats|pays|estados|países)/i],
  [
    'international_organisations',
    /\binter-?na[ct]ional(?:es)? organi|organisations? internationales|organizaciones internacionales/i,
  ],
  ['finance', /\b(?:banks?|banques|bancos|funds?|fonds|fondos)\b/i],
  ['foundations', /\b(?:foundations?|fondations|fundaciones)\b/i],
  ['farmers', /\b(?:producer|farmer|producteurs|agricult|productores)/i],
  ['research', /\b(?:research|recherche|investigación|universit|universidad)/i],
  ['civil_society', /\b(?:civil society|société civile|sociedad civil|ngos?|ong)\b/i],
  [
    'companies',
    /\b(?:for-profit|commercial|private sector|entreprises|empresas|secteur privé|sector privado)\b/i,
  ],
]

type Row = IntakeRow & { line: Line; isTotal: boolean }

/** `label · partners · members`, where a dash means that this college has no Members. */
function readRow(line: Line): Row | null {
  if (!isRow(line)) return null
  const [label = '', partners = '', members = '', ...rest] = line.cells
  if (label === '' || !/^\d{1,5}$/.test(partners) || !/^(?:\d{1,5}|[-–—])$/.test(members)) return null
  if (rest.some(Boolean)) return null
  return {
    line,
    label,
    isTotal: /^total/i.test(label),
    college: names.find(([, name]) => name.test(label))?.[0] ?? null,
    partners: Number(partners),
    members: /^\d/.test(members) ? Number(members) : null,
  }
}

const isHeader = (line: Line) =>
  isRow(line) && /^(?:partners?|partenaires|socios)$/i.test(line.cells.find(Boolean) ?? '')

/** The table of new Partners and Members by college, its totals, and the year the text gives it. */
export function readIntake(lines: Line[], ledger: Ledger, file: string) {
  const rows = lines.flatMap((line) => readRow(line) ?? [])
  for (const line of lines) if (isHeader(line) && rows.length > 0) ledger.use(line, 'header')
  for (const row of rows) ledger.use(row.line, 'intake')
  const at = (row: Row): Place => ({ file, line: row.line.number })
  const total = rows.find((row) => row.isTotal)
  const members = rows.filter((row) => !row.isTotal)
  const found: Found<IntakeRow>[] = members.map((row) => ({
    value: { label: row.label, college: row.college, partners: row.partners, members: row.members },
    place: at(row),
  }))
  if (!total) return { rows: found, tallies: [], yearClaims: [] }
  const tally = (what: 'partners' | 'members'): Tally[] =>
    total[what] === null
      ? []
      : [
          {
            what,
            stated: { value: total[what], place: at(total) },
            parts: members.flatMap((row) =>
              row[what] === null ? [] : [{ value: row[what], place: at(row) }],
            ),
          },
        ]
  return {
    rows: found,
    tallies: [...tally('partners'), ...tally('members')],
    yearClaims: yearClaims(lines, total, file),
  }
}

/** The year in the sentence that states the same totals, against the year in the row of totals. */
function yearClaims(lines: Line[], total: Row, file: string): YearClaim[] {
  const printed = readYears(total.label)
  if (printed.length === 0) return []
  const sentences = lines
    .filter((line) => line.number < total.line.number && !isRow(line))
    .flatMap((line) => line.text.split(/(?<=[.!?])\s+/).map((text) => ({ text, line })))
  const saying = sentences.findLast(
    ({ text }) => readYears(text).length > 0 && new RegExp(`(?<!\\d)${total.partners}(?!\\d)`).test(text),
  )
  if (!saying) return []
  return [
    {
      heading: { value: printed, place: { file, line: total.line.number } },
      table: { value: readYears(saying.text), place: { file, line: saying.line.number } },
    },
  ]
}
