import { goals, type Edition, type Goal } from '#lib/plan/objective.ts'
import { readFacilityMark, readHeading } from './codes.ts'
import { readDates, readYears } from './dates.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { isRow, isShouted, type Line } from './lines.ts'
import {
  noContent,
  type GoalReading,
  type ObjectiveReading,
  type PaperContent,
  type PaperIdentity,
} from './paper.ts'
import { readPassages } from './passages.ts'
import type { Found, Place } from './place.ts'
import {
  cell,
  continued,
  planCells,
  planColumns,
  wording,
  type PlanCells,
  type PlanColumns,
} from './plan-table.ts'

const goalEntry = /^(?:goal|but|finalité|fin|finalidad)\s+([A-F])\b\s*[-–:]?\s*(.*)$/i
const goalHeading = /^([A-F])\s?[-–]\s?(\p{L}.*)$/u
const legend = /\bCF\b\s*:.*\bGF\b\s*:/
const adopted = /\b(?:validated|adopted|validée?|adoptée?|validad[oa]|adoptad[oa])\b/i

/** A row as it grows while its torn halves are put together. */
type Row = { line: Line; label: string; cells: PlanCells }

/** The Strategic Plan: tables of one row an objective, under the goals that they serve. */
export function readStrategicPlan(
  lines: Line[],
  identity: PaperIdentity,
  file: string,
): PaperContent & { ledger: Ledger } {
  const ledger = openLedger(lines)
  const content = noContent()
  const rows: Row[] = []
  let columns: PlanColumns | null = null
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue
    const header = planColumns(line)
    if (header) {
      columns = header
      ledger.use(line, 'header')
      const claim = readCaption(lines, index, ledger, file)
      if (claim) content.yearClaims.push(claim)
      continue
    }
    if (columns && isRow(line) && readRow(line, columns, rows, ledger)) continue
    const goal = readGoal(line, file)
    if (goal) {
      if (goal.value.title) content.goals.push(goal)
      ledger.use(line, 'goal')
    } else if (legend.test(line.text)) ledger.use(line, 'caption')
    else if (adopted.test(line.text) && readDates(line.text).length > 0) {
      content.decisions.push({
        value: { text: line.text, heading: null, documents: [] },
        place: { file, line: line.number },
      })
      ledger.use(line, 'decision')
    } else if (ledger.isOpen(line) && isTitle(line)) ledger.use(line, 'about')
  }
  content.objectives = rows.map((row) => readObjective(row, identity.edition as Edition, file))
  content.passages = readPassages(lines, ledger, file)
  return { ...content, ledger }
}

const isTitle = (line: Line) =>
  !isRow(line) &&
  line.text.length < 60 &&
  (/^plan$|strategic plan|plan stratégique|plan estratégico/i.test(line.text) ||
    (/version|versión/i.test(line.text) && readYears(line.text).length > 0))

function readRow(line: Line, columns: PlanColumns, rows: Row[], ledger: Ledger): boolean {
  const label = cell(line, columns.label)
  const heading = readHeading(label)
  const previous = rows.at(-1)
  if (heading && line.cells.filter(Boolean).length > 1)
    rows.push({ line, label, cells: planCells(line, columns) })
  else if (previous && label === '' && line.number - previous.line.number <= 3)
    previous.cells = continued(previous.cells, line, columns)
  else return false
  ledger.use(line, 'objective')
  return true
}

function readObjective({ line, label, cells }: Row, edition: Edition, file: string): ObjectiveReading {
  const place: Place = { file, line: line.number }
  const heading = readHeading(label)
  const { title, facility } = readFacilityMark(heading?.title ?? '')
  return {
    code: heading?.code ?? '',
    edition,
    place,
    title: title ? { value: title, place } : null,
    facility: facility ? { value: facility, place } : null,
    aim: wording(cells.aim, null, place),
    description: wording(cells.description, null, place),
    baseline: wording(cells.baseline, 'baseline', place),
    target2030: wording(cells['2030'], '2030', place),
    target2050: wording(cells['2050'], '2050', place),
    remarks: [],
    activities: [],
    activityTable: null,
    emptyActivities: [],
  }
}

/** `Goal A …` in the overview, `A - …` above a table. */
function readGoal(line: Line, file: string): Found<GoalReading> | null {
  const place = { file, line: line.number }
  const at = line.cells.findIndex((text) => goalEntry.test(text))
  const [, letter = '', title = ''] = line.cells[at]?.match(goalEntry) ?? []
  if (isGoal(letter)) {
    const aim = line.cells
      .slice(at + 1)
      .join(' ')
      .trim()
    return { value: { goal: letter.toUpperCase() as Goal, title: title.trim(), aim: aim || null }, place }
  }
  const heading = line.cells
    .map((text) => text.match(goalHeading))
    .find((found) => found && isShouted(found[2] ?? ''))
  if (!heading || !isGoal(heading[1] ?? '')) return null
  return { value: { goal: heading[1] as Goal, title: null, aim: null }, place }
}

const isGoal = (letter: string) => letter.toUpperCase() in goals

const captionReach = 3

/** The lines that announce a table, torn as they are, and the years they name against those of its columns. */
function readCaption(lines: Line[], header: number, ledger: Ledger, file: string) {
  const announced = lines
    .slice(Math.max(0, header - captionReach), header)
    .filter((line) => line.text !== '' && ledger.isOpen(line))
    .filter((line) => isRow(line) || /baseline|target|référence|cible|línea|meta/i.test(line.text))
  for (const line of announced) ledger.use(line, 'caption')
  const columns = lines[header]
  const dated = announced.find((line) => readYears(line.text).length > 1)
  if (!dated || !columns) return null
  return {
    heading: { value: readYears(dated.text), place: { file, line: dated.number } },
    table: { value: readYears(columns.text), place: { file, line: columns.number } },
  }
}
