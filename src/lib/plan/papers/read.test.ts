import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixture, fixtureFiles, fixtureText, understood } from './fixtures/read.ts'
import { limits, readPaper } from './read.ts'

const refused = (text: string) => {
  const read = readPaper(text, 'file.txt')
  return 'refused' in read ? read.refused : read.kind
}

describe('a text is recognised by what it says', () => {
  test.each([
    ['strategic-plan.txt', 'strategic_plan', '2022', '2022-06', null, 'en'],
    ['strategic-plan.fr.txt', 'strategic_plan', '2022', '2022-06', null, 'fr'],
    [
      'implementation-plan.txt',
      'implementation_plan',
      '2021-draft',
      '2021-10-14',
      'Consortium 7-6 (sv)',
      'en',
    ],
    ['roadmap.txt', 'roadmap', '2022', '2021-11-10', 'Consortium 7-5', 'en'],
    ['minutes.txt', 'minutes', '7', '2021-11-10', 'Consortium 8-1', 'en'],
  ] as const)('%s is known under any name', (file, kind, edition, date, document, locale) => {
    const paper = understood(fixtureText(file), 'nameless.bin')
    expect(paper).toMatchObject({ kind, edition, date, document, locale })
  })

  test('a plan of any year is known: its editions are what the platform holds, not what the reader knows', () => {
    expect(refused(fixtureText('strategic-plan.txt').replace('JUNE 2022', 'JUNE 2031'))).toBe(
      'strategic_plan',
    )
  })

  test('line ends of other systems and a byte order mark change nothing but the line count', () => {
    const text = fixtureText('minutes.txt')
    const windows = understood(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'minutes.txt')
    expect(windows).toEqual(fixture('minutes.txt'))
  })
})

describe('what is no paper is refused before any work', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t\n', 'empty'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'binary'],
    ['a DOCX', 'PK\u0003\u0004\u0014\u0000', 'binary'],
    ['a picture', `\u0089PNG\u0000${'\uFFFD'.repeat(50)}`, 'binary'],
    [
      'a recipe',
      'Take the flour and the eggs, and beat them for a long time with the sugar.',
      'other_subject',
    ],
    [
      'a letter about the Initiative',
      'Dear friends of the 4 per 1000 Initiative, I am glad to be with you.',
      'other_subject',
    ],
    [
      'a plan in German',
      '4 per 1000\nVISION 2050\nMISSION 2030\nGUIDING PRINCIPLES\nVersion Juni 2022\nDie Böden der Welt sollen wieder lebendig werden, damit alle satt sind und das Klima nicht kippt.',
      'unknown_language',
    ],
    [
      'a roadmap without content',
      '4 per 1000\nRoadmap for 2022\nThis is the end of it, and there is more to say for those who are here.',
      'not_understood',
    ],
  ])('%s', (_, text, code) => {
    expect(refused(text)).toBe(code)
  })

  test('a text of 100 MB is refused by its length', () => {
    expect(readPaper('4 per 1000 '.repeat(10_000_000), 'long.txt')).toMatchObject({
      refused: 'too_large',
      data: { characters: 110_000_000, most: limits.characters },
    })
  })

  test('too many lines and endless lines are refused', () => {
    expect(refused('a\n'.repeat(limits.lines + 1))).toBe('too_large')
    expect(refused('a'.repeat(limits.line + 1))).toBe('too_large')
  })

  test('a table of a thousand objectives is no plan of the Initiative', () => {
    const row = 'A1 X (CF)\taim\tall of it\t1 project\t2 projects\t3 projects\n'
    expect(
      refused(fixtureText('strategic-plan.txt').replace('A2 FIRST', `${row.repeat(1000)}A2 FIRST`)),
    ).toBe('too_large')
  })
})

describe('every line is accounted for', () => {
  test.each(fixtureFiles)('%s: each line once, as used, debris or not understood', (file) => {
    const { lines } = fixture(file)
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
    expect(lines).toHaveLength(fixtureText(file).split('\n').length - 1)
  })

  test('a line that no parser knows is listed, not dropped', () => {
    const text = fixtureText('minutes.txt').replace('Opening', 'Opening\n\nstray\tcells\tof a lost table\n')
    const { lines } = understood(text, 'minutes.txt')
    const unknown = lines.filter(({ state }) => state === 'not_understood')
    expect(unknown.map(({ text: words }) => words)).toEqual(['stray cells of a lost table'])
  })

  test('however the lines of a paper are mixed up, none is lost and every place exists', () => {
    const all = fixtureFiles.map((file) => fixtureText(file).split('\n'))
    const shuffled = fc.constantFrom(...all).chain((lines) =>
      fc.record({
        head: fc.constant(lines.slice(0, 12)),
        body: fc.shuffledSubarray(lines.slice(12), { minLength: Math.min(10, lines.length - 12) }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ head, body }) => {
        const text = [...head, ...body].join('\n')
        const paper = readPaper(text, 'mixed.txt')
        if ('refused' in paper) return
        expect(paper.lines.map(({ line }) => line)).toEqual(paper.lines.map((_, index) => index + 1))
        const places = [
          ...paper.objectives,
          ...paper.mentions,
          ...paper.passages,
          ...paper.decisions,
          ...paper.items,
        ]
        for (const { place } of places) expect(paper.lines[place.line - 1]?.text).toMatch(/\S/)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('hostile texts end in linear time', () => {
  const english = `${'This is one of the many that have to be there for it. '.repeat(30)}\n`.repeat(30)
  const start = fixtureText('strategic-plan.txt') + english
  const most = 1_000_000
  test.each([
    '[',
    '[a](',
    '* ',
    '<a',
    '"',
    '123,456,',
    '^{',
    '"4 per ',
    'out of 1 a ',
    'A1 ',
    'a@',
    '1 k€ + ',
    '(',
    '1 june ',
  ])('a million characters of %j are read to their end', (piece) => {
    const line = piece.repeat(Math.floor(limits.line / piece.length))
    const text = `${start}${`${line}\n`.repeat(Math.floor(most / line.length))}`
    expect(understood(text, 'hostile.txt').objectives).toHaveLength(6)
  })
})
