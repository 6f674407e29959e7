import { assembleActivities, type ActivityRow } from './activities.ts'
import { readCodes, readHeading } from './codes.ts'
import { bulleted, isRow, type Line } from './lines.ts'
import type { ObjectiveReading } from './paper.ts'
import type { Found } from './place.ts'
import { wording, type PlanCells } from './plan-table.ts'

export type Table = { line: Line; cells: PlanCells; label: string }

/** One chapter, line by line, before it is read as two editions of an objective. */
export type Chapter = {
  code: string
  title: string
  heading: Line
  remarks: Found<string>[]
  original: Table | null
  revised: { objective: { line: Line; label: string; text: string } | null; targets: Table | null }
  activityTable: Line | null
  activityRows: ActivityRow[]
}

/** The chapter that a line opens, if it is the heading of one. */
export function openChapter(line: Line): Chapter | null {
  if (isRow(line) || line.text.length > 100 || bulleted(line) !== null) return null
  const heading = readHeading(line.text)
  if (!heading || !/^\d{1,2}\.?\s+[A-Z]\d|^[A-Z]\d\s?[-–:]/.test(line.text)) return null
  return {
    ...heading,
    heading: line,
    remarks: [],
    original: null,
    revised: { objective: null, targets: null },
    activityTable: null,
    activityRows: [],
  }
}

/** The chapter as the edition of 2020 that it quotes and as the draft of 2021 that it is. */
export function readEditions(chapter: Chapter, file: string): ObjectiveReading[] {
  const at = (line: Line) => ({ file, line: line.number })
  const heading = at(chapter.heading)
  const { objective, targets } = chapter.revised
  const shared = { code: chapter.code, place: heading, facility: null, description: null }
  const table = assembleActivities(chapter.activityRows)
  const draft: ObjectiveReading = {
    ...shared,
    edition: '2021-draft',
    title: { value: chapter.title, place: heading },
    aim: objective ? wording(objective.text, null, at(objective.line)) : null,
    ...readTargets(targets, file),
    remarks: chapter.remarks,
    activities: table.activities,
    activityTable: chapter.activityTable ? at(chapter.activityTable) : null,
    emptyActivities: table.empty,
  }
  if (!chapter.original) return [draft]
  const { line, label, cells } = chapter.original
  const original: ObjectiveReading = {
    ...shared,
    edition: '2020',
    place: at(line),
    title: /\p{L}{3}/u.test(label) ? { value: label, place: at(line) } : null,
    aim: wording(cells.aim, null, at(line)),
    ...readTargets(chapter.original, file),
    remarks: [],
    activities: [],
    activityTable: null,
    emptyActivities: [],
  }
  return [original, draft]
}

function readTargets(table: Table | null, file: string) {
  if (!table) return { baseline: null, target2030: null, target2050: null }
  const place = { file, line: table.line.number }
  return {
    baseline: wording(table.cells.baseline, 'baseline', place),
    target2030: wording(table.cells['2030'], '2030', place),
    target2050: wording(table.cells['2050'], '2050', place),
  }
}

/** The other objectives that remarks and activities speak of. */
export function readMentions(reading: ObjectiveReading) {
  const texts = [
    ...reading.remarks,
    ...reading.activities.map(({ value, place }) => ({ value: value.text, place })),
  ]
  return texts.flatMap(({ value, place }) =>
    readCodes(value)
      .filter((code) => /^[A-F]\d$/.test(code) && code !== reading.code)
      .map((code) => ({ value: { code, title: null }, place })),
  )
}
