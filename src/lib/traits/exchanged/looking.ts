import type { Row } from '#tables'
import type { Column, Line, Problem } from './column.ts'
import { fingerprint } from './fingerprint.ts'
import type { OpenFile } from './reading.ts'

/** What would become of a line: entered, taken for a change of what is there, or left alone for one of three reasons. */
export const verdicts = ['new', 'change', 'same', 'twice', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

export type Understood<Draft> = { draft: Draft | null; problems: Problem[]; remarks: Problem[] }
/** What stored records make of a draft; a `wrong` one says why. */
export type Judgement<Draft> = Understood<Draft> & { verdict: 'new' | 'change' | 'same' | 'wrong' }

/** How a slice takes in its files: its columns as data, and what it makes of a line. */
export type Intake<Draft> = {
  columns: readonly Column[]
  understand: (line: Line) => Understood<Draft>
  /** What a draft speaks of; two lines that say different things of one subject contradict one another. */
  subject: (draft: Draft) => string
  /** All that it says of it, as a text to compare. */
  says: (draft: Draft) => string
  /** Against what is stored, a batch at a time, in the same order. */
  judge: (drafts: readonly Draft[]) => Promise<Judgement<Draft>[]>
}

export type LookedLine<Draft> = Note & { line: Line; draft: Draft | null }

/** What is kept of every line. */
type Note = {
  verdict: Verdict
  number: number
  at: number
  end: number
  problems: readonly Problem[]
  remarks: readonly Problem[]
}

/** Which lines are shown: all, or those that need attention; from the n-th on. */
export type Window = { only: 'all' | 'attention'; from: number; size: number }

export type Look<Draft> = {
  total: number
  counts: Record<Verdict, number>
  /** Lines with something to look at that do not keep them from being taken. */
  remarked: number
  /** How many lines the window goes over. */
  listed: number
  shown: LookedLine<Draft>[]
  /** The wrong lines as they stand in the file, below all that stands above them; empty where there are none. */
  rest: string
}

const batchSize = 100

/** Looks at every line, and shows those of a window; needs little more memory than the file. Nothing is stored. */
export async function lookThrough<Draft>(
  file: OpenFile,
  intake: Intake<Draft>,
  window: Window,
): Promise<Look<Draft>> {
  const notes = await judgeAll(file, intake, () => {})
  const listed = notes.flatMap((note, index) => (window.only === 'all' || needsLook(note) ? [index] : []))
  const wanted = new Set(listed.slice(window.from, window.from + window.size))
  const shown: LookedLine<Draft>[] = []
  for await (const batch of batchesOf(file, (index) => wanted.has(index)))
    for (const { index, row } of batch) {
      const line = file.read(row)
      shown.push({ ...notes[index]!, line, draft: intake.understand(line).draft })
    }
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>
  for (const { verdict } of notes) counts[verdict]++
  const wrong = notes.filter(({ verdict }) => verdict === 'wrong')
  return {
    total: notes.length,
    counts,
    remarked: notes.filter(({ verdict, remarks }) => remarks.length && isTaken(verdict)).length,
    listed: listed.length,
    shown,
    rest: wrong.length ? file.table.textOf(wrong) : '',
  }
}

/** The drafts that are taken, in the order of the file. */
export async function draftsToTake<Draft>(file: OpenFile, intake: Intake<Draft>): Promise<Draft[]> {
  const drafts = new Map<number, Draft>()
  const notes = await judgeAll(file, intake, (index, draft) => drafts.set(index, draft))
  return [...drafts].flatMap(([index, draft]) => (isTaken(notes[index]!.verdict) ? [draft] : []))
}

export const isTaken = (verdict: Verdict): boolean => verdict === 'new' || verdict === 'change'

const needsLook = ({ verdict, remarks }: Note) =>
  verdict === 'wrong' || verdict === 'twice' || remarks.length > 0

async function judgeAll<Draft>(
  file: OpenFile,
  intake: Intake<Draft>,
  keep: (index: number, draft: Draft) => void,
): Promise<Note[]> {
  const notes: Note[] = []
  const first = new Map<string, { note: Note; says: string }>()
  for await (const batch of batchesOf(file, () => true))
    for (const { index, line, draft, ...judged } of await judgeBatch(file, intake, batch)) {
      const { at, end, number } = line
      const note: Note = { ...judged, at, end, number }
      notes.push(note)
      if (draft === null || !isTaken(judged.verdict)) continue
      keep(index, draft)
      // Their marks, because the texts of a long file would take more memory than the file.
      const [subject, says] = [fingerprint(intake.subject(draft)), fingerprint(intake.says(draft))]
      const earlier = first.get(subject)
      if (!earlier) first.set(subject, { note, says })
      else if (earlier.says === says) markTwice(note, earlier.note)
      else
        for (const [one, other] of [
          [note, earlier.note],
          [earlier.note, note],
        ] as const)
          markContradicted(one, other)
    }
  return notes
}

/** A line that stands twice is taken once. */
function markTwice(note: Note, earlier: Note): void {
  note.verdict = 'twice'
  note.remarks = [...note.remarks, { column: '', text: 'traits_line_twice', data: { line: earlier.number } }]
}

/** Of two lines that contradict one another neither is taken: a person has to say which of them holds. */
function markContradicted(note: Note, other: Note): void {
  note.verdict = 'wrong'
  const isSaid = note.problems.some(({ text }) => text === 'traits_line_contradicts')
  if (!isSaid)
    note.problems = [
      ...note.problems,
      { column: '', text: 'traits_line_contradicts', data: { line: other.number } },
    ]
}

type Indexed = { index: number; row: Row }

async function* batchesOf(file: OpenFile, isWanted: (index: number) => boolean): AsyncGenerator<Indexed[]> {
  let batch: Indexed[] = []
  let index = 0
  for (const row of file.table.rows()) {
    if (isWanted(index)) batch.push({ index, row })
    index++
    if (index % batchSize) continue
    yield batch
    batch = []
    // A long file lets others have their turn.
    await new Promise((resume) => setTimeout(resume))
  }
  if (batch.length) yield batch
}

const none: readonly Problem[] = []
const joined = (...lists: (readonly Problem[])[]) =>
  lists.some(({ length }) => length) ? lists.flat() : none

async function judgeBatch<Draft>(file: OpenFile, intake: Intake<Draft>, batch: readonly Indexed[]) {
  const understood = batch.map(({ index, row }) => {
    const line = file.read(row)
    const { draft, problems, remarks } = intake.understand(line)
    const all = { problems: joined(line.problems, problems), remarks: joined(line.remarks, remarks) }
    return { index, line, ...all, draft: all.problems.length ? null : draft }
  })
  const drafts = understood.flatMap(({ draft }) => (draft === null ? [] : [draft]))
  const judgements = drafts.length ? await intake.judge(drafts) : []
  let next = 0
  return understood.map(({ draft, problems, remarks, ...at }) => {
    if (draft === null) return { ...at, verdict: 'wrong' as Verdict, draft, problems, remarks }
    const judged = judgements[next++]!
    return {
      ...at,
      verdict: judged.verdict as Verdict,
      draft: judged.draft,
      problems: joined(problems, judged.problems),
      remarks: joined(remarks, judged.remarks),
    }
  })
}
