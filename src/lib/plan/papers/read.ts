import { identify } from './identity.ts'
import { readImplementationPlan } from './implementation-plan.ts'
import type { Ledger } from './ledger.ts'
import { readLines, splitLines, type Line } from './lines.ts'
import { readMinutes } from './minutes.ts'
import type { Paper, PaperContent, PaperIdentity, PaperKind } from './paper.ts'
import { isRefusal, refuse, type PaperRefusal } from './refusal.ts'
import { readRoadmap } from './roadmap.ts'
import { readStrategicPlan } from './strategic-plan.ts'

/** The longest paper of the Initiative has 76 thousand characters on a thousand lines, 24 objectives, and paragraphs
 * of 2,400 characters; this leaves ample room. */
export const limits = { characters: 4_000_000, lines: 50_000, line: 50_000, objectives: 500 } as const

type Reader = (lines: Line[], identity: PaperIdentity, file: string) => PaperContent & { ledger: Ledger }

const readers: Record<PaperKind, Reader> = {
  strategic_plan: readStrategicPlan,
  implementation_plan: (lines, _, file) => readImplementationPlan(lines, file),
  roadmap: readRoadmap,
  minutes: (lines, { locale }, file) => readMinutes(lines, file, locale),
}

/** Reads the text of a paper. `file` only names it in places and messages; what it is, its words must say. */
export function readPaper(text: string, file: string): Paper | PaperRefusal {
  const refusal = refuseUnread(text)
  if (refusal) return refusal
  const lines = readLines(text)
  const identity = identify(lines)
  if (isRefusal(identity)) return identity
  const { ledger, ...content } = readers[identity.kind](lines, identity, file)
  const objectives = content.objectives.length
  if (objectives > limits.objectives) return refuse('too_large', { objectives, most: limits.objectives })
  const found = content.objectives.length + content.items.length + content.decisions.length
  if (found === 0) return refuse('not_understood', { kind: identity.kind })
  return { ...identity, ...content, file, lines: ledger.accounts() }
}

const sampleLength = 100_000
const mostGarbage = 0.01

/** What can be told without reading: nothing there, too much of it, or no text at all. */
export function refuseUnread(text: string): PaperRefusal | null {
  if (text.length > limits.characters)
    return refuse('too_large', { characters: text.length, most: limits.characters })
  const sample = text.slice(0, sampleLength)
  const format = formatOf(sample)
  if (format) return refuse('binary', { format })
  if (!/\S/.test(text)) return refuse('empty')
  const rows = splitLines(text)
  if (rows.length > limits.lines) return refuse('too_large', { lines: rows.length, most: limits.lines })
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (longest > limits.line) return refuse('too_large', { line: longest, most: limits.line })
  return null
}

/** Signatures of the files that people send instead of their text. */
const signatures: [string, string][] = [
  ['%PDF-', 'PDF'],
  ['PK\u0003\u0004', 'DOCX'],
  ['\u00D0\u00CF\u0011\u00E0', 'DOC'],
  ['{\\rtf', 'RTF'],
]

function formatOf(sample: string): string | null {
  const signed = signatures.find(([start]) => sample.startsWith(start))
  if (signed) return signed[1]
  const garbage = [...sample].filter(isGarbage).length
  return sample.includes('\0') || garbage > mostGarbage * sample.length ? 'unknown' : null
}

/** A control character other than those that space text, or the sign for bytes that are no text. */
const isGarbage = (character: string) => /[\p{Cc}\uFFFD]/u.test(character) && !/\s/.test(character)
