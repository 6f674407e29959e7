import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archive } from '../limits.ts'
import { cell, level, numbered, paragraph, row, run, table, wordFile } from './fixture.ts'
import { readDocx } from './read.server.ts'

const lines = (body: string, parts: Record<string, string> = {}) =>
  readDocx(wordFile(body, parts)).text.split('\n')

const lists = (abstract: string, more = '') => ({
  numbering: `<w:abstractNum w:abstractNumId="1">${abstract}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${more}`,
})

test('Word’s own numbers are those that it prints, level by level', () => {
  const chapters = lists(
    level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2)') + level(2, 'lowerLetter', '%3.'),
  )
  const body = ['A 0', 'B 1', 'C 2', 'D 2', 'E 1', 'F 2', 'G 0', 'H 1'].map((one) => {
    const [text = '', at] = one.split(' ')
    return numbered(text, 1, Number(at))
  })
  expect(lines(body.join(''), chapters)).toEqual([
    'I. A',
    'I.1) B',
    'a. C',
    'b. D',
    'I.2) E',
    'a. F',
    'II. G',
    'II.1) H',
  ])
})

test('a level may go on where those above it begin anew, say decimal throughout, and start elsewhere', () => {
  const never = lists(
    level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1-%2', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
  )
  const body = [
    numbered('a', 1, 0),
    numbered('b', 1, 1),
    numbered('c', 1, 0),
    numbered('d', 1, 1),
    numbered('e', 2, 0),
    numbered('f', 3, 0),
  ]
  expect(lines(body.join(''), never)).toEqual(['I a', '1-1 b', 'II c', '2-2 d', 'VII e', 'VIII f'])
})

test('a list may come by a style, bullets by their depth, and 0 takes a paragraph out of its list', () => {
  const parts = {
    ...lists(level(0, 'bullet', '•') + level(1, 'bullet', '○')),
    styles:
      '<w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="Sub"><w:basedOn w:val="Item"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>',
  }
  const styled = (style: string, more = '') => paragraph(run(style), `<w:pStyle w:val="${style}"/>${more}`)
  const out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
  expect(lines(styled('Item') + styled('Sub') + styled('Item', out), parts)).toEqual([
    '- Item',
    '- - Sub',
    'Item',
  ])
})

test('columns stay in their places through cells that span columns and rows', () => {
  const body = table(
    row(
      cell(paragraph(run('Action')), '<w:vMerge w:val="restart"/>'),
      cell(paragraph(run('2023')), '<w:gridSpan w:val="2"/>'),
      cell(paragraph(run('Code'))),
    ),
    row(
      cell(paragraph(''), '<w:vMerge/>'),
      cell(paragraph(run('Spring'))),
      cell(paragraph(run('Autumn'))),
      cell(paragraph(run('A1')) + paragraph(run('B2'))),
    ),
  )
  expect(lines(body)).toEqual(['Action\t2023\t\tCode', '\tSpring\tAutumn\tA1 B2'])
})

test('an open change is read as accepted and said; notes, comments, heads and hidden words are said', () => {
  const body =
    paragraph(
      run('Costs ') +
        '<w:del><w:r><w:delText>80</w:delText></w:r></w:del><w:ins>' +
        run('95') +
        '</w:ins>' +
        run(' euros') +
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="3"/></w:r>',
    ) + paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>' + run('open'))
  const note = (id: number, text: string, name: string) =>
    `<w:${name} w:id="${id}">${paragraph(run(text))}</w:${name}>`
  const read = readDocx(
    wordFile(body, {
      footnotes:
        note(2, 'in 2023', 'footnote') +
        `<w:footnote w:type="separator" w:id="0">${paragraph(run('–'))}</w:footnote>`,
      comments: note(3, 'Really?', 'comment'),
      header1: paragraph(run('working copy')),
    }),
  )
  expect(read.text).toBe('Costs 95 euros\nopen')
  expect(read.asides).toEqual([
    { kind: 'deleted', text: '80', line: 1 },
    { kind: 'inserted', text: '95', line: 1 },
    { kind: 'footnote', text: 'in 2023', line: 1 },
    { kind: 'comment', text: 'Really?', line: 1 },
    { kind: 'hidden', text: 'secret', line: 2 },
    { kind: 'header', text: 'working copy', line: null },
  ])
})

test('where the removal of a paragraph’s end is accepted, two paragraphs are one; a row removed is no row', () => {
  const mark = '<w:rPr><w:del/></w:rPr>'
  const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell(paragraph(run('gone')))}${cell(paragraph(run('too')))}</w:tr>`
  const read = readDocx(wordFile(paragraph(run('one'), mark) + paragraph(run('two')) + table(gone)))
  expect(read.text.trim()).toBe('one two')
  expect(read.asides.map(({ text }) => text)).toContain('gone too')
})

/** Words that are told apart, in every shape that Word nests them. */
const structure = fc.letrec<{ block: string[][]; blocks: string[][] }>((tie) => {
  const inline = fc.constantFrom(
    (word: string) => run(word),
    (word: string) => `<w:hyperlink>${run(word)}</w:hyperlink>`,
    (word: string) => `<w:ins>${run(word)}</w:ins>`,
    (word: string) => `<w:sdt><w:sdtContent>${run(word)}</w:sdtContent></w:sdt>`,
    (word: string) => `<w:r><w:t>${word.slice(0, 1)}</w:t></w:r><w:r><w:t>${word.slice(1)}</w:t></w:r>`,
  )
  const between = fc.constantFrom('<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>', run(' '))
  // Each block is a list of [shape, …]; words are given out when the body is written.
  const text = fc
    .array(fc.tuple(inline, between), { minLength: 1, maxLength: 4 })
    .map((parts) => [['p', ...parts.map(([shape, gap]) => `${shape('¤')}${gap}`)]])
  const tables = fc
    .array(fc.array(tie('blocks') as fc.Arbitrary<string[][]>, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((rows) => [
      ['raw', table(...rows.map((cells) => row(...cells.map((inner) => cell(bodyOf(inner))))))],
    ])
  return {
    block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tables),
    blocks: fc
      .array(tie('block') as fc.Arbitrary<string[][]>, { minLength: 1, maxLength: 3 })
      .map((all) => all.flat()),
  }
})
const bodyOf = (blocks: readonly string[][]): string =>
  blocks.map(([kind, ...parts]) => (kind === 'p' ? paragraph(parts.join('')) : parts.join(''))).join('')

test('whatever is nested in whatever, every word is read once, in order, and none is glued to another', () => {
  fc.assert(
    fc.property(structure.blocks, (blocks) => {
      let count = 0
      // A word split over two runs keeps its first sign in the first.
      const body = bodyOf(blocks).replace(
        /¤(<\/w:t><\/w:r><w:r><w:t>)?/g,
        (_, split?: string) => `w${split ?? ''}${count++}`,
      )
      const { text } = readDocx(wordFile(body))
      expect(text.split(/\s+/).filter(Boolean)).toEqual(
        Array.from({ length: count }, (_, index) => `w${index}`),
      )
    }),
  )
})

test('a file that unpacks to far more than it is, or to too many parts, is refused while it unpacks', () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(archive.bytes + 1).fill(65) })
  expect(() => readDocx(bomb)).toThrow(expect.objectContaining({ text: 'plan_import_bomb' }))
  const many = Object.fromEntries(
    Array.from({ length: archive.entries + 1 }, (_, index) => [`x${index}`, strToU8('')]),
  )
  expect(() => readDocx(zipSync(many))).toThrow(expect.objectContaining({ text: 'plan_import_bomb' }))
  const deep = `${'<w:ins>'.repeat(5000)}${'</w:ins>'.repeat(5000)}`
  expect(() => readDocx(wordFile(deep))).toThrow('too many elements')
})
