import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openStream, openTable } from './table.ts'

const known = ['indicator', 'on', 'value', 'unit', 'source_title']
const rowsOf = (text: string, names: readonly string[] = known) =>
  Array.from(openTable(text, names).rows(), ({ line, cells }) => [line, ...cells])

describe('the heading is found', () => {
  test.each([
    ['after a line that names the separator', 'sep=;\n', ['separator'], 2],
    ['after such a line as a spreadsheet saves it', '"sep=;";;;\n', ['separator'], 2],
    ['after a title', 'Figures of 2025;;;;\n', ['title'], 2],
    [
      'after a title with other separators in it',
      'Figures, sources, units and so on, of 2025\n',
      ['title'],
      2,
    ],
    ['after an empty line', '\n', [], 2],
    ['after lines of separators', ';;;;\r\n;;\r\n', [], 3],
    ['after comments', '# of the register\n"# with quotes";;\n', ['comment', 'comment'], 3],
    ['behind a byte order mark', '\uFEFF', [], 1],
    ['after all of that', '\uFEFFsep=;\r\n\r\nFigures\r\n# note\r\n', ['separator', 'title', 'comment'], 5],
  ])('%s', (_, above, kinds, line) => {
    const text = `${above}indicator;on;value;unit;source_title\nD1.2;2025-12-31;5;people;Register\n`
    const table = openTable(text, known)
    expect(table).toMatchObject({ separator: ';', line, cells: known })
    expect(table.above.map(({ kind }) => kind)).toEqual(kinds)
    expect(rowsOf(text)).toEqual([[line + 1, 'D1.2', '2025-12-31', '5', 'people', 'Register']])
  })

  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1;2;3', ';'],
    ['a\tb\tc\n1\t2\t3', '\t'],
    ['stock, t/ha;clay, %;depth\n1;2;3', ';'],
  ])('%j by its cells, where no heading is known', (text, separator) => {
    expect(openTable(text)).toMatchObject({ separator, line: 1 })
    expect(rowsOf(text, [])).toEqual([[2, '1', '2', '3']])
  })

  test('whatever case, blanks and quotes its names have', () => {
    const table = openTable('"Indicator", On ,VALUE,Source title\nD1.2,x,5,y\n', known)
    expect(table.cells).toEqual(['Indicator', 'On', 'VALUE', 'Source title'])
    expect([table.columnOf('source_title'), table.columnOf('unit')]).toEqual([3, -1])
  })

  test('a column of its own needs no separator', () => {
    expect(rowsOf('name\nx\n', ['name'])).toEqual([[2, 'x']])
  })
})

describe('rows', () => {
  test.each(['\n', '\r\n', '\r'])('end with %j and keep the line they have in the file', (end) => {
    const text = ['a,b', '', '"one', 'two",2', 'three,4', '', ''].join(end)
    expect(rowsOf(text, [])).toEqual([
      [3, `one${end}two`, '2'],
      [5, 'three', '4'],
    ])
  })

  test('lose empty cells, rows and columns at the end, and short ones are filled up', () => {
    const table = openTable('a,b,,\n1,2,,\n,,,\n3\n,,\n', [])
    expect(table.cells).toEqual(['a', 'b'])
    expect(Array.from(table.rows(), ({ cells, astray }) => [cells, astray])).toEqual([
      [['1', '2'], []],
      [['3', ''], []],
    ])
  })

  test('name what stands where there is no heading', () => {
    const [row] = openTable('a,,b\n1, x ,2,y\n').rows()
    expect(row?.astray).toEqual([
      { column: 2, found: 'x' },
      { column: 4, found: 'y' },
    ])
  })

  test('that repeat the heading are told apart', () => {
    expect(Array.from(openTable('a,b\n1,2\na,b\n').rows(), ({ isHeading }) => isHeading)).toEqual([
      false,
      true,
    ])
  })

  test('comments between them are passed over, also quoted; a value that begins with # is none', () => {
    expect(rowsOf('a,b\n# half, north\n"# south",\n#tag,1\n#\n"#two",2\n', [])).toEqual([
      [4, '#tag', '1'],
      [6, '#two', '2'],
    ])
  })

  test('keep their comments, wherever they stand', () => {
    const { comments } = openTable('# one\na,b\n1,2\n# two, three\n#tag,1\n"# five",,\n', [])
    expect(Array.from(comments(), ({ line, text }) => [line, text])).toEqual([
      [1, '# one'],
      [4, '# two, three'],
      [6, '# five'],
    ])
  })

  test('a quote opens a cell only at its beginning, after blanks too', () => {
    expect(rowsOf('a,b,c\n5" pipe, "x, y" , "z" w\n', [])).toEqual([[2, '5" pipe', 'x, y', ' "z" w']])
  })

  test('lines can be given back as they stand, to be read again', () => {
    const text = '\uFEFFsep=;\r\nFigures\r\nname;"va""l"\r\n"=x";1,5\r\ny;"2;\n3"\r\nz;4'
    const table = openTable(text)
    const [first, second, third] = table.rows()
    expect(table.textOf([first!, third!])).toBe(
      '\uFEFFsep=;\r\nFigures\r\nname;"va""l"\r\n"=x";1,5\r\nz;4\r\n',
    )
    expect(rowsOf(table.textOf([second!]), [])).toEqual([[4, 'y', '2;\n3']])
  })
})

describe('a text is refused', () => {
  test.each([
    ['that is empty', '', 'the file holds no table'],
    ['of empty lines', '\n;;\n', 'the file holds no table'],
    [
      'with a quote that is never closed',
      'a,b\n1,"x\n2,y\n',
      'line 2 opens a quote that is never closed: "x 2,y',
    ],
    [
      'with a quote that the next one only seems to close',
      'a,b\n1,"x\n2,"y\n',
      'line 2 has text after a closing quote: "x 2,"y',
    ],
    ['with a heading twice', 'a,b,A \n', 'line 1 has the heading A twice'],
    ['that is nothing but an open quote', '"', 'line 1 opens a quote'],
  ])('%s', (_, text, message) => {
    expect(() => [...openTable(text).rows()]).toThrow(message)
  })
})

test('in chunks of any size a text reads as it does in one', async () => {
  const cell = fc.constantFrom(
    '',
    'a',
    '"x, y"',
    '"two\r\nlines"',
    '"say ""hi"""',
    ' "b" ',
    '# c',
    '=1',
    '1.5',
  )
  const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','))
  const lines = fc.array(row, { maxLength: 12 })
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  await fc.assert(
    fc.asyncProperty(lines, ends, fc.integer({ min: 1, max: 9 }), async (lines, end, size) => {
      // Past what is read for the heading's sake, so that rows arrive in pieces.
      const text = `# ${'x'.repeat(70_000)}${end}name,place${end}${lines.join(end)}`
      async function* chunks() {
        yield text.slice(0, 70_002)
        for (let at = 70_002; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const { heading, rows } = await openStream(chunks(), ['name', 'place'])
      const streamed = []
      for await (const { line, cells, astray } of rows) streamed.push({ line, cells, astray })
      const whole = openTable(text, ['name', 'place'])
      expect(heading.line).toBe(whole.line)
      expect(streamed).toEqual(
        Array.from(whole.rows(), ({ line, cells, astray }) => ({ line, cells, astray })),
      )
    }),
  )
})

test('whatever the text, it is read or refused, in time', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'ab,;\t\r\n"\'#= 1.'), maxLength: 200 })
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (text) => {
      try {
        return [...openTable(text, known).rows()].length >= 0
      } catch (error) {
        return (error as Error).name === 'TableRefusal'
      }
    }),
    { numRuns: 200 },
  )
})
