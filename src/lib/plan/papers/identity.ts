import { readDates, readYears } from './dates.ts'
import { readDocuments } from './decisions.ts'
import { detectLocale } from './language.ts'
import { isRow, type Line } from './lines.ts'
import type { PaperIdentity, PaperKind } from './paper.ts'
import { meetingIn } from './ordinals.ts'
import { planColumns } from './plan-table.ts'
import { refuse, type PaperRefusal } from './refusal.ts'

const brand = /4\s?(?:per|pour|por|p|for|‰)\s?1000/i

/** What a paper calls itself, in a short line near its beginning. */
const titles: Record<PaperKind, RegExp> = {
  strategic_plan: /strategic plan|plan stratégique|plan estratégico/i,
  implementation_plan:
    /implementation plan|plan de mise en œuvre|plan de mise en oeuvre|plan de implementación/i,
  roadmap: /\b(?:roadmap|feuille de route|hoja de ruta)\b/i,
  minutes:
    /\b(?:report|minutes) of the |\b(?:compte[ -]rendu|procès-verbal) (?:de la|du|n[°º])|\b(?:acta|informe)s? (?:de (?:la|los)|del?|n[.°º])/iu,
}

/** What a paper of a kind is made of, whatever it calls itself: a mark and how many lines must bear it. */
const marks: [PaperKind, number, (line: Line) => boolean][] = [
  ['strategic_plan', 1, (line) => /^(?:vision|visión)\s+20\d\d$/i.test(line.text)],
  ['strategic_plan', 1, (line) => /^(?:mission|misión)\s+20\d\d$/i.test(line.text)],
  [
    'strategic_plan',
    1,
    (line) => /^(?:guiding principles|principes directeurs|principios rectores)$/i.test(line.text),
  ],
  ['strategic_plan', 1, (line) => planColumns(line)?.description !== undefined],
  ['implementation_plan', 2, (line) => !isRow(line) && /^\d+\.?\s[A-F]\d\s?[-–:]/.test(line.text)],
  ['implementation_plan', 2, (line) => /study team|groupe d[’']étude|equipo de estudio/i.test(line.text)],
  ['roadmap', 3, (line) => /\b[CG]F\.\s?(?:[IVX]+|\d+)/.test(line.text)],
  [
    'roadmap',
    1,
    (line) => /during the year 20\d\d|au cours de l[’']année 20\d\d|durante el año 20\d\d/i.test(line.text),
  ],
  [
    'minutes',
    2,
    (line) =>
      /(?:was|were|been) (?:also )?(?:approved|adopted|validated)|\b(?:approuvée?s?|adoptée?s?|aprobad[oa]s?|adoptad[oa]s?)\b/i.test(
        line.text,
      ),
  ],
]

const headLength = 30
const titleLength = 140
/** A title counts three marks: enough alone, and not outvoted by one mark of another kind. */
const titleWeight = 3

/** Which paper this is by what it says, or why it is none. */
export function identify(lines: Line[]): PaperIdentity | PaperRefusal {
  const text = lines.map((line) => line.text).join('\n')
  const head = lines.filter((line) => line.text !== '').slice(0, headLength)
  const kind = brand.test(text) ? kindOf(lines, head) : null
  if (!kind) return refuse('other_subject')
  const locale = detectLocale(text)
  if (!locale) return refuse('unknown_language')
  const date = dateOf(kind, lines, head)
  const edition = editionOf(kind, date, head)
  if (!edition) return refuse('unknown_edition', { kind, date: date ?? '' })
  return { kind, edition, date, document: documentOf(head), locale }
}

function kindOf(lines: Line[], head: Line[]): PaperKind | null {
  const short = head.filter((line) => line.text.length <= titleLength)
  const scores = (Object.keys(titles) as PaperKind[]).map((kind) => {
    const firstTitle = short.findIndex((line) => titles[kind].test(line.text))
    const borne = marks.filter(
      ([of, times, bears]) => of === kind && lines.filter((line) => bears(line)).length >= times,
    )
    return { kind, firstTitle, score: (firstTitle >= 0 ? titleWeight : 0) + borne.length }
  })
  const best = scores.sort((a, b) => b.score - a.score || a.firstTitle - b.firstTitle)[0]
  return best && best.score >= titleWeight ? best.kind : null
}

/** The line on which a kind of paper states its own date; the head of the paper otherwise. */
const dateLines: Partial<Record<PaperKind, RegExp>> = {
  strategic_plan: /version|versión/i,
  implementation_plan: /version|versión/i,
}

function dateOf(kind: PaperKind, lines: Line[], head: Line[]): string | null {
  const asked = dateLines[kind]
  const early = lines.slice(0, 80).filter((line) => line.text.length <= titleLength)
  const stated = asked ? early.filter((line) => asked.test(line.text)) : []
  for (const line of [...stated, ...head]) {
    const found = readDates(line.text).at(0)
    if (found) return found
  }
  return null
}

function editionOf(kind: PaperKind, date: string | null, head: Line[]): string | null {
  const title =
    head.find((line) => line.text.length <= titleLength && titles[kind].test(line.text))?.text ?? ''
  const year = date?.slice(0, 4) ?? null
  if (kind === 'roadmap')
    return readYears(title).at(0)?.toString() ?? yearInTitles(head, titles.roadmap) ?? null
  if (kind === 'minutes') return meetingIn(title)?.toString() ?? meetingOf(head)
  const isDraft = head.some((line) => /\b(?:draft|projet|borrador)\b/i.test(line.text))
  return year && kind === 'implementation_plan' && isDraft ? `${year}-draft` : year
}

/** A title without a number belongs to the meeting that its head announces. */
const meetingOf = (head: Line[]): string | null =>
  head
    .map(({ text }) => (text.length <= titleLength ? meetingIn(text) : null))
    .find(Boolean)
    ?.toString() ?? null

function yearInTitles(head: Line[], title: RegExp): string | null {
  const years = head
    .filter((line) => line.text.length <= titleLength && title.test(line.text))
    .flatMap((line) => readYears(line.text))
  return years.at(0)?.toString() ?? null
}

/** Its own number: the first that stands in a short line, however the language writes it. */
function documentOf(head: Line[]): string | null {
  for (const line of head) {
    const [found] = line.text.length <= titleLength ? readDocuments(line.text) : []
    if (found) return found
  }
  return null
}
