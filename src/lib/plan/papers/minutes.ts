import { readBudget } from './budget.ts'
import { readNamed } from './codes.ts'
import { readDecisions, readDocuments } from './decisions.ts'
import { readIntake } from './intake.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Line } from './lines.ts'
import { noContent, type PaperContent } from './paper.ts'
import { followHeadings, readPassages, readTitleBlock } from './passages.ts'

/** Stands under many headings and names none of them. */
const isDiscussion = /^(?:discussions?|discusión)\s?:?$/i

/** Minutes of a meeting: what was decided on which document, who joined, what it costs, and what was said. */
export function readMinutes(lines: Line[], file: string): PaperContent & { ledger: Ledger } {
  const ledger = openLedger(lines)
  const content = noContent()
  readTitleBlock(lines, ledger)
  const headings = followHeadings(lines, ledger)
  let heading: string | null = null
  for (const line of lines) {
    if (line.text === '') continue
    const place = { file, line: line.number }
    if (headings.see(line) && !isDiscussion.test(line.text)) heading = line.text
    const decisions = readDecisions(line.text, heading)
    const documents = readDocuments(line.text)
    const figures = readBudget(line.text, heading, place)
    content.decisions.push(...decisions.map((value) => ({ value, place })))
    content.documents.push(...documents.map((value) => ({ value, place })))
    content.budget.push(...figures.budget)
    content.tallies.push(...figures.tallies)
    content.mentions.push(...readNamed(line.text).map((value) => ({ value, place })))
    if (decisions.length + documents.length + figures.budget.length === 0) continue
    headings.claim()
    if (decisions.length > 0) ledger.use(line, 'decision')
    else if (figures.budget.length > 0) ledger.use(line, 'budget')
    else ledger.use(line, 'document')
  }
  const intake = readIntake(lines, ledger, file)
  content.intake = intake.rows
  content.tallies.push(...intake.tallies)
  content.yearClaims.push(...intake.yearClaims)
  content.passages = readPassages(lines, ledger, file)
  return { ...content, ledger }
}
