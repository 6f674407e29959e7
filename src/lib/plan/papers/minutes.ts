import type { Locale } from '#lib/platform/text/localised.ts'
import { readBudget } from './budget.ts'
import { readNamed } from './codes.ts'
import { readDecisions, readDocuments } from './decisions.ts'
import { readIntake } from './intake.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Line } from './lines.ts'
import { noContent, type PaperContent } from './paper.ts'
import { followHeadings, readPassages, readTitleBlock } from './passages.ts'

/** Headings inside a section: they neither name what is decided nor end what its documents are about. */
const isInner = (heading: string) => /^(?:discussions?|discusión)\s?:?$|^\d+[.)]\s/i.test(heading)

/** Minutes of a meeting: what was decided on which document, who joined, what it costs, and what was said. */
export function readMinutes(lines: Line[], file: string, locale: Locale): PaperContent & { ledger: Ledger } {
  const ledger = openLedger(lines)
  const content = noContent()
  readTitleBlock(lines, ledger)
  const headings = followHeadings(lines, ledger)
  let section: { heading: string | null; documents: string[] } = { heading: null, documents: [] }
  for (const line of lines) {
    if (line.text === '') continue
    const place = { file, line: line.number }
    if (headings.see(line) && !isInner(line.text)) section = { heading: line.text, documents: [] }
    const documents = readDocuments(line.text)
    section.documents.push(...documents)
    const decisions = readDecisions(line.text, section)
    const figures = readBudget(line.text, section.heading, place, locale)
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
