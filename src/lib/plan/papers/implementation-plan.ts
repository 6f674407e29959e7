import { goals, type Goal } from '#lib/plan/objective.ts'
import { isActivityHeader, readActivityRow } from './activities.ts'
import { openChapter, readEditions, readMentions, type Chapter } from './chapter.ts'
import { readHeading } from './codes.ts'
import { openLedger, repeatedTexts, type Ledger } from './ledger.ts'
import { bulleted, isRow, type Line } from './lines.ts'
import { noContent, type PaperContent } from './paper.ts'
import { readPassages, readTitleBlock } from './passages.ts'
import { cell, continued, planCells, planColumns, type PlanColumns } from './plan-table.ts'

const contentsTitle =
  /^(?:table of contents|contents|table des matières|sommaire|índice|tabla de contenidos?)$/i

/** The parts of an objective's chapter, by the words of their headings. */
const parts = {
  goal: /^(?:\d[\d. ]*)?(?:goal|but|finalité|finalidad|fin)\s([A-F])\b/i,
  original: /\b(?:original objective|objectif initial|objetivo original)\b/i,
  remarks: /^(?:\d[\d. ]*)?(?:remarks|remarques|observaciones|comentarios)\b/i,
  revisedObjective: /\b(?:proposed revised objective|objectif révisé|objetivo revisado)\b/i,
  revisedTargets: /\b(?:proposed revised targets|cibles révisées|metas revisadas)\b/i,
  activities: /^(?:\d[\d. ]*)?(?:activities|activités|actividades)$/i,
} as const
type Part = keyof typeof parts

const partOf = (line: Line): Part | null =>
  isRow(line) || line.text.length > 90 || bulleted(line) !== null
    ? null
    : ((Object.keys(parts) as Part[]).find((part) => parts[part].test(line.text)) ?? null)

/** The Implementation Plan: a chapter an objective, with the 2020 wording, remarks, proposals and activities. */
export function readImplementationPlan(lines: Line[], file: string): PaperContent & { ledger: Ledger } {
  const ledger = openLedger(lines)
  const content = noContent()
  const formTexts = repeatedTexts(lines, 3)
  const start = bodyStart(lines)
  content.mentions = readContents(lines.slice(0, start), ledger, file)
  readOwnTitles(lines.slice(0, start), ledger)
  const chapters: Chapter[] = []
  let part: Part | null = null
  let columns: PlanColumns | null = null
  for (const line of lines.slice(start)) {
    const opened = openChapter(line)
    const chapter = opened ?? chapters.at(-1)
    if (line.text === '' || !chapter) continue
    if (opened) {
      chapters.push(opened)
      ledger.use(line, 'heading')
      part = null
      continue
    }
    const next = partOf(line)
    if (next) {
      part = next
      columns = null
      ledger.use(line, 'heading')
      if (next === 'goal') readGoalTitle(line, content, file)
      continue
    }
    if (isActivityHeader(line)) {
      if (chapter.activityTable) ledger.debris(line, 'repeated_header')
      else ledger.use(line, 'header')
      chapter.activityTable ??= line
      part = 'activities'
      continue
    }
    const header = planColumns(line)
    if (header) {
      columns = header
      ledger.use(line, 'header')
      continue
    }
    if (!readPart(part, line, chapter, columns, content, ledger, formTexts, file) && formTexts.has(line.text))
      ledger.debris(line, 'form_text')
  }
  content.objectives = chapters.flatMap((chapter) => readEditions(chapter, file))
  content.mentions = [...content.mentions, ...content.objectives.flatMap(readMentions)]
  content.passages = readPassages(lines.slice(0, start), ledger, file)
  return { ...content, ledger }
}

/** The first chapter: after a table of contents, the first code that comes a second time. */
function bodyStart(lines: Line[]): number {
  const contents = lines.findIndex((line) => contentsTitle.test(line.text))
  const listed = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (index <= contents) continue
    const chapter = openChapter(line)
    if (chapter && (contents < 0 || listed.has(chapter.code))) return index
    const entry = line.cells.map(readHeading).find(Boolean)
    if (contents >= 0 && entry) listed.add(entry.code)
  }
  return lines.length
}

function readContents(front: Line[], ledger: Ledger, file: string) {
  const from = front.findIndex((line) => contentsTitle.test(line.text))
  if (from < 0) return []
  return front.slice(from).flatMap((line) => {
    const entry = line.cells.map(readHeading).find(Boolean)
    if (!entry) {
      ledger.debris(line, 'contents_debris')
      return []
    }
    ledger.use(line, 'contents')
    return [{ value: entry, place: { file, line: line.number } }]
  })
}

const aboutItself =
  /^document\b|implementation plan|plan de mise en|plan de implementación|\bversion\b|^draft$/i

/** The paper names itself a second time above its table of contents. */
function readOwnTitles(front: Line[], ledger: Ledger) {
  readTitleBlock(front, ledger)
  for (const line of front)
    if (ledger.isOpen(line) && line.text.length < 80 && aboutItself.test(line.text)) ledger.use(line, 'about')
}

function readGoalTitle(line: Line, content: PaperContent, file: string) {
  const [, letter = '', title = ''] = line.text.match(/\s([A-F])\b\s*[-–:]?\s*(.*)$/) ?? []
  if (letter in goals && content.goals.every(({ value }) => value.goal !== letter))
    content.goals.push({
      value: { goal: letter as Goal, title: title || null, aim: null },
      place: { file, line: line.number },
    })
}

/** Reads a line of a part; false where the part has no place for it. */
function readPart(
  part: Part | null,
  line: Line,
  chapter: Chapter,
  columns: PlanColumns | null,
  content: PaperContent,
  ledger: Ledger,
  formTexts: Set<string>,
  file: string,
): boolean {
  if (part === 'goal') return readGoalAim(line, content, ledger, formTexts)
  if (part === 'remarks' && !isRow(line)) return readRemark(line, chapter, ledger, formTexts, file)
  if (part === 'activities') return readActivity(line, chapter, ledger, file)
  if (part === 'revisedObjective' && isRow(line)) return readRevisedObjective(line, chapter, ledger)
  if ((part === 'original' || part === 'revisedTargets') && columns && isRow(line))
    return readTable(part, line, chapter, columns, ledger)
  if (part && !isRow(line)) ledger.debris(line, 'form_text')
  return false
}

/** The sentence under the goal is its aim; the one that stands under every goal is the form. */
function readGoalAim(line: Line, content: PaperContent, ledger: Ledger, formTexts: Set<string>): boolean {
  const goal = content.goals.at(-1)
  if (!goal) return false
  if (goal.value.aim === null && !isRow(line)) {
    goal.value.aim = line.text
    ledger.use(line, 'goal')
    return true
  }
  if (content.goals.some(({ value }) => value.aim === line.text)) ledger.use(line, 'goal')
  else if (formTexts.has(line.text) || !isRow(line)) ledger.debris(line, 'form_text')
  else return false
  return true
}

const none = /^(?:none|no remarks|aucune(?: remarque)?|néant|ninguna|sin observaciones)\.?$/i

/** A remark begins with a bullet, or where the one before ended its sentence; else it goes on. */
function readRemark(
  line: Line,
  chapter: Chapter,
  ledger: Ledger,
  formTexts: Set<string>,
  file: string,
): boolean {
  const opens = bulleted(line) === null && chapter.remarks.length === 0
  if (opens && !none.test(line.text) && (formTexts.has(line.text) || line.text.endsWith(':'))) {
    ledger.debris(line, 'form_text')
    return true
  }
  ledger.use(line, 'remark')
  if (none.test(line.text)) return true
  const last = chapter.remarks.at(-1)
  const isNew = bulleted(line) !== null || !last || /[.?!]["”»]?$/.test(last.value)
  if (isNew) chapter.remarks.push({ value: bulleted(line) ?? line.text, place: { file, line: line.number } })
  else last.value = `${last.value} ${line.text}`
  return true
}

function readActivity(line: Line, chapter: Chapter, ledger: Ledger, file: string): boolean {
  const row = chapter.activityTable ? readActivityRow(line, file) : null
  if (!row) return false
  chapter.activityRows.push(row)
  ledger.use(line, 'activity')
  return true
}

function readRevisedObjective(line: Line, chapter: Chapter, ledger: Ledger): boolean {
  const [label = '', text = ''] = line.cells
  const isHeader = /^(?:description|descripción)$/i.test(text)
  if (!isHeader) chapter.revised.objective = { line, label, text }
  ledger.use(line, isHeader ? 'header' : 'objective')
  return true
}

function readTable(
  part: 'original' | 'revisedTargets',
  line: Line,
  chapter: Chapter,
  columns: PlanColumns,
  ledger: Ledger,
): boolean {
  const before = part === 'original' ? chapter.original : chapter.revised.targets
  const table = before
    ? { ...before, cells: continued(before.cells, line, columns) }
    : { line, cells: planCells(line, columns), label: cell(line, columns.label) }
  if (part === 'original') chapter.original = table
  else chapter.revised.targets = table
  ledger.use(line, 'objective')
  return true
}
