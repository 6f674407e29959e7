import { readBracketed, readCodes, readNamed } from './codes.ts'
import { facilityOf, readFacilityName, readFacilityRow, readNumeral } from './facilities.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { bulleted, isRow, type Line } from './lines.ts'
import {
  noContent,
  type Mention,
  type PaperContent,
  type PaperIdentity,
  type RoadmapItem,
  type Tally,
} from './paper.ts'
import { readPassages, readTitleBlock } from './passages.ts'
import type { Found, Place } from './place.ts'

/** The marks that headings and items carry, outermost first: `I.`, `1.` or `1)`, `a.` or `a)`, a bullet. */
const levels: [RegExp, (mark: string) => boolean][] = [
  [/^([IVX]{1,5})[.)]\s+(?=\p{Lu})/u, (mark) => readNumeral(mark) !== null],
  [/^(\d{1,2})[.)]\s+/, () => true],
  [/^([a-h])[.)]\s+/, () => true],
]
const bulletLevel = levels.length

/** Each bullet before the text is one level: Word's nested items come with as many. */
const bulletsBefore = (line: Line) => (line.text.match(/^(?:[-–•·▪]\s+)+/)?.[0].match(/\S/g) ?? []).length

type Mark = { level: number; mark: string; text: string }

function readMark(line: Line): Mark | null {
  const bullet = bulleted(line)
  const text = bullet ?? line.text
  for (const [level, [pattern, holds]] of levels.entries()) {
    const mark = text.match(pattern)?.[1]
    if (mark && holds(mark)) return { level, mark, text: text.replace(pattern, '') }
  }
  return bullet === null ? null : { level: bulletLevel + bulletsBefore(line) - 1, mark: '-', text: bullet }
}

const involved = /\[(?:main\s+)?(?:strategic\s+)?objectives?\s+involved\s*:?\s*([^\]]+)\]/i
const isInvolvedHeading = (text: string) => /^main strategic objectives involved/i.test(text)
const isListing = (text: string) =>
  /following|suivants?|siguientes/i.test(text) && readCodes(text).length >= 4
const tableTitles = /\b(?:Core|Global) Facilities\b.*\bObjectives\b/i

/** A Roadmap: chapters with what shall be done, and the tables of facilities and alliances. */
export function readRoadmap(
  lines: Line[],
  _: PaperIdentity,
  file: string,
): PaperContent & { ledger: Ledger } {
  const ledger = openLedger(lines)
  const content = noContent()
  const stack: { level: number; mark: string }[] = []
  let facility: RoadmapItem['facility'] = null
  let namesFollow = false
  const start = lines.findIndex(
    (line) => readMark(line)?.level !== undefined && !readFacilityName(line, file),
  )
  readTitleBlock(lines.slice(0, Math.max(0, start)), ledger)
  for (const [index, line] of lines.entries()) {
    if (line.text === '' || !ledger.isOpen(line)) continue
    const place = { file, line: line.number }
    if (readFacility(line, content, ledger, file)) continue
    const bracketed: Mention[] = namesFollow || isInvolvedHeading(line.text) ? readBracketed(line.text) : []
    namesFollow = isInvolvedHeading(line.text) || (namesFollow && bracketed.length > 0)
    if (namesFollow) {
      nameObjectives(bracketed, place, content)
      ledger.use(line, 'mention')
      continue
    }
    if (index < start) continue
    if (isListing(line.text)) {
      listObjectives(lines, index, content, ledger, place)
      continue
    }
    const mark = readMark(line)
    if (mark) {
      while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= mark.level) stack.pop()
      stack.push(mark)
      if (mark.level === 0) facility = facilityOf(line.text)
      content.items.push({ value: itemOf(mark, stack, facility), place })
      mention(mark.text, place, content)
      ledger.use(line, mark.level < bulletLevel ? 'heading' : 'item')
    } else if (!isRow(line)) addDetail(line, place, content, ledger)
  }
  content.passages = readPassages(lines.slice(0, Math.max(0, start)), ledger, file)
  return { ...content, ledger }
}

function readFacility(line: Line, content: PaperContent, ledger: Ledger, file: string): boolean {
  const row = readFacilityRow(line, file)
  const found = row ?? readFacilityName(line, file)
  if (found) {
    content.facilities.push(found)
    const codes = found.value.alliances.flatMap((alliance) => alliance.codes)
    content.mentions.push(
      ...found.value.objectives.map((value) => ({ value, place: found.place })),
      ...codes.map((code) => ({ value: { code, title: null }, place: found.place })),
    )
  } else if (!isRow(line) || !tableTitles.test(line.text)) return false
  ledger.use(line, found ? 'facility' : 'header')
  return true
}

function itemOf(mark: Mark, stack: { mark: string }[], facility: RoadmapItem['facility']): RoadmapItem {
  return {
    path: stack.map((above) => above.mark),
    title: mark.text
      .replace(involved, '')
      .replace(/\s*\[(?:Core|Global) Facility[^\]]*\]/i, '')
      .trim(),
    details: [],
    facility,
    objectives: readCodes(mark.text.match(involved)?.[1] ?? ''),
  }
}

function mention(text: string, place: Place, content: PaperContent) {
  const listed = readCodes(text.match(involved)?.[1] ?? '').map((code) => ({ code, title: null }))
  content.mentions.push(...[...listed, ...readNamed(text)].map((value) => ({ value, place })))
}

/** `Main Strategic Objectives involved [C1] … [A3] …` belongs to the chapter above it. */
function nameObjectives(found: Mention[], place: Place, content: PaperContent) {
  content.mentions.push(...found.map((value) => ({ value, place })))
  const chapter = content.items.findLast(({ value }) => value.path.length === 1)
  chapter?.value.objectives.push(...found.map(({ code }) => code))
}

const countReach = 6
const stated = /(\d{1,2})\s+(?:strategic objectives|objectifs stratégiques|objetivos estratégicos)/i

/** A list of objectives, and how many the text above it says there are. */
function listObjectives(lines: Line[], index: number, content: PaperContent, ledger: Ledger, place: Place) {
  const line = lines[index]
  if (!line) return
  const codes = readCodes(line.text)
  ledger.use(line, 'mention')
  content.mentions.push(...codes.map((code) => ({ value: { code, title: null }, place })))
  const above = lines.slice(Math.max(0, index - countReach), index).findLast(({ text }) => stated.test(text))
  const count = above?.text.match(stated)?.[1]
  if (above && count)
    content.tallies.push(tallyOf(Number(count), { ...place, line: above.number }, codes, place))
}

const tallyOf = (stated: number, statedAt: Place, codes: string[], place: Place): Tally => ({
  what: 'objectives',
  stated: { value: stated, place: statedAt },
  parts: [...new Set(codes)].map(() => ({ value: 1, place })),
})

/** Prose goes to the item above it; a line in small letters goes on with its sentence. */
function addDetail(line: Line, place: Place, content: PaperContent, ledger: Ledger) {
  const item: Found<RoadmapItem> | undefined = content.items.at(-1)
  if (!item) return
  mention(line.text, place, content)
  const last = item.value.details.at(-1)
  const goesOn = /^\p{Ll}/u.test(line.text)
  if (goesOn && last) last.value = `${last.value} ${line.text}`
  else if (goesOn) item.value.title = `${item.value.title} ${line.text}`
  else item.value.details.push({ value: line.text, place })
  ledger.use(line, 'passage')
}
