import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import { draftsToTake, lookThrough, type Intake, type Window } from './looking.ts'
import { openFile } from './reading.ts'

type Toy = { name: string; size: number }

const columns: Column[] = [
  { name: 'name', kind: 'text', needed: true, isCode: true, aliases: ['title'] },
  { name: 'size', kind: 'number', isWhole: true },
  { name: 'on', kind: 'day' },
  { name: 'seen_at', kind: 'text', isOwn: true },
]
const stored: Readonly<Record<string, number>> = { there: 1, grown: 1 }
const intake: Intake<Toy> = {
  columns,
  understand: (line) => {
    const size = line.value('size')
    return size === null
      ? { draft: null, problems: [{ column: 'size', text: 'traits_line_needed' }], remarks: [] }
      : { draft: { name: line.text('name'), size }, problems: [], remarks: [] }
  },
  subject: ({ name }) => name,
  says: ({ size }) => String(size),
  judge: async (drafts) =>
    drafts.map((draft) => {
      const before = stored[draft.name]
      const verdict = before === undefined ? 'new' : before === draft.size ? 'same' : 'change'
      const remarks = draft.size > 99 ? [{ column: 'size', text: 'toy_large' }] : []
      return { verdict, draft, problems: [], remarks }
    }),
}
const all: Window = { only: 'all', from: 0, size: 100 }
const open = (text: string) => openFile(text, columns, { today: '2026-01-01' })
const look = (text: string, window = all) => lookThrough(open(text), intake, window)

test('every line has its verdict: against what is stored, and against the other lines', async () => {
  const text = 'title,size\nnew,5\nthere,1\ngrown,2\nnew,5\nodd,x\nboth,1\nlarge,100\nboth,2\n'
  const looked = await look(text)
  expect(looked.shown.map(({ number, verdict }) => [number, verdict])).toEqual([
    [2, 'new'],
    [3, 'same'],
    [4, 'change'],
    [5, 'twice'],
    [6, 'wrong'],
    [7, 'wrong'],
    [8, 'new'],
    [9, 'wrong'],
  ])
  expect(looked).toMatchObject({
    total: 8,
    counts: { new: 2, change: 1, same: 1, twice: 1, wrong: 3 },
    remarked: 1,
    rest: 'title,size\nodd,x\nboth,1\nboth,2\n',
  })
  expect(looked.shown.flatMap(({ problems }) => problems)).toEqual([
    { column: 'size', text: 'traits_line_not_a_number', data: { found: 'x' } },
    { column: 'size', text: 'traits_line_needed' },
    { column: '', text: 'traits_line_contradicts', data: { line: 9 } },
    { column: '', text: 'traits_line_contradicts', data: { line: 7 } },
  ])
  expect(await draftsToTake(open(text), intake)).toEqual([
    { name: 'new', size: 5 },
    { name: 'grown', size: 2 },
    { name: 'large', size: 100 },
  ])
})

test('a window shows some of the lines, or those that somebody has to look at', async () => {
  const text = ['name,size', ...Array.from({ length: 1_200 }, (_, i) => `n${i},${i % 100 ? 7 : 100}`)].join(
    '\n',
  )
  const some = await look(text, { only: 'all', from: 1_000, size: 3 })
  expect([some.total, some.listed, some.shown.map(({ number }) => number)]).toEqual([
    1_200,
    1_200,
    [1002, 1003, 1004],
  ])
  const few = await look(text, { only: 'attention', from: 10, size: 5 })
  expect([few.listed, few.shown.map(({ draft }) => draft?.name)]).toEqual([12, ['n1000', 'n1100']])
})

test('a code that became a day, a day that could be either, and a value without a heading are said', async () => {
  const looked = await look(
    'name,size,on\n01-févr,1,2025-01-01\nb,1,01/02/2025\nc,1,2025-01-01,x\nd,1,45657\n',
  )
  expect(
    looked.shown.map(({ problems, remarks }) => [...problems, ...remarks].map(({ text }) => text)),
  ).toEqual([
    ['traits_line_code_as_day'],
    ['traits_line_day_or_month'],
    ['traits_line_no_heading'],
    ['traits_line_serial'],
  ])
})

test('a file of ours is known by its columns: then no mark parts thousands, and what only we write is passed over', () => {
  const ours = open('name;size;on;seen_at\na;1.234;;01-févr\n')
  const theirs = open('name;size;on\na;1.234;\n')
  const [row] = ours.table.rows()
  expect([ours.question, ours.read(row!).value('size')]).toEqual([null, 1.234])
  expect(ours.read(row!).problems).toEqual([])
  expect(theirs.question).toMatchObject({ line: 2, text: '1.234' })
})
