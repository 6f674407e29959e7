/** Figures of three by five dots, for the scale of a picture: a row of dots is a digit from 0 to 7. */
const glyphs: Readonly<Record<string, string>> = {
  '0': '75557',
  '1': '26227',
  '2': '71747',
  '3': '71717',
  '4': '55711',
  '5': '74717',
  '6': '74757',
  '7': '71111',
  '8': '75757',
  '9': '75717',
  '-': '00700',
  '.': '00002',
  e: '07577',
  '+': '02720',
}

export const glyphWidth = 4

/** The dots of a text as column and row. */
export function dotsOf(text: string): { column: number; row: number }[] {
  return [...text].flatMap((character, place) =>
    [...(glyphs[character] ?? '00000')].flatMap((bits, row) =>
      [0, 1, 2]
        .filter((column) => (Number(bits) >> (2 - column)) & 1)
        .map((column) => ({ column: place * glyphWidth + column, row })),
    ),
  )
}
