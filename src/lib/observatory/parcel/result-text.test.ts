import { refusalCodes, soilEngine } from '#soil'
import { describe, expect, test } from 'vitest'
import { classesOf, countsOf } from './cells-drawing.ts'
import { cellsCsv, figuresCsv } from './download.ts'
import { exampleArea, exampleParcel } from './example.ts'
import { emptyForm, readForm } from './form.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { chunksOf, computeChunk } from './chunk.ts'
import { remarksOn } from './remarks.ts'
import { ticks } from './scale.ts'
import { resultText } from './result-text.ts'
import { textsFor } from './texts.server.ts'
import { filled, problemIn, refusalIn, remarkIn } from './wording.ts'

const engine = await soilEngine()
function outcome(typed: Partial<typeof emptyForm>): Outcome {
  const read = readForm({ ...emptyForm, ...typed })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return outcomeOf(
    read.question,
    chunksOf(read.question).map((chunk) => computeChunk(engine, chunk)),
  )!
}
const parcel = outcome({ ...exampleParcel, draws: '200' })
const cells = exampleArea()
  .cells!.replace('\nB2,', '\n<b>,')
  .replace(/^(C3.*),2,1$/m, '$1,13,1')
const area = outcome({ ...exampleArea(), cells, draws: '100' })
const [en, fr] = [textsFor('en'), textsFor('fr')]

describe('an outcome in words', () => {
  test('leaves no place for a figure open, in any language', () => {
    for (const texts of [en, fr, textsFor('es')])
      for (const found of [parcel, area]) {
        const { say, facts, rows, drawings } = resultText(found, texts)
        const all = JSON.stringify({ say, facts, rows, drawings })
        expect(all.match(/\{\w+\}|NaN|undefined|Infinity|null/g)).toBeNull()
      }
  })

  test('says the same in sentence, fact and table', () => {
    const { say, facts, rows } = resultText(parcel, en)
    const { q50, q05 } = parcel.years[20]!.gain
    expect(facts.gain!.value).toBe(`+${q50.toFixed(1)}`)
    expect(say.summary).toContain(`+${q50.toFixed(1)} t`)
    expect(rows.years!.at(-1)![3]).toContain(`(+${q05.toFixed(1)} …`)
    expect(rows.years).toHaveLength(21)
    expect(facts.measured!.value).toBe(String(parcel.detection.q50))
    expect(resultText(parcel, fr).facts.gain!.value).toBe(`+${q50.toFixed(1).replace('.', ',')}`)
  })

  test('says “not within 50 years” instead of a year where there is none', () => {
    const unseen = outcome({ ...exampleParcel, design: 'unpaired', draws: '200' })
    const { say, facts } = resultText(unseen, en)
    expect(facts.measured!.value).toBe('>\u00a050')
    expect(facts.measured!.label).toContain('too small')
    expect(say.measured).toContain('may never be measurable: within 50 years')
  })

  test('lists what went in, with units', () => {
    const rows = Object.fromEntries(resultText(parcel, en).rows.asked as [string, string][])
    expect(rows['Organic carbon today']).toBe('52 ± 5\u00a0t C/ha')
    expect(rows['Months with bare soil']).toBe('Aug, Sep')
  })

  test('shows an area’s cells and the reasons of those without an answer, and never reads a name as markup', () => {
    const { say, rows, drawings, parts } = resultText(area, en)
    expect(parts).toMatchObject({ area: true, map: true, refused: true, some: false })
    expect(say.refused).toMatch(/: 1 of 63\.$/)
    expect(rows.cells!.find(([name]) => name === 'C3')![3]).toBe('The protocol excludes this: a paddy.')
    expect(drawings.map).toContain('&lt;b&gt;: ')
    expect(drawings.map).not.toContain('<b>')
    expect(drawings.map).toContain('C3: not calculated')
  })
})

describe('a download', () => {
  test('has every figure with its unit and what is needed to make it again', () => {
    const [header, ...rows] = figuresCsv(parcel).trim().split('\r\n')
    expect(header).toBe('quantity,year,unit,mean,sd,q05,q50,q95,model,edition,engine,draws,seed')
    const gain = rows.find((row) => row.startsWith('difference,20,'))!.split(',')
    expect(gain[2]).toBe('t C/ha')
    expect(Number(gain[6])).toBe(parcel.years[20]!.gain.q50)
    expect(gain.slice(-3)).toEqual(['kernel', '200', '1'])
    expect(rows.some((row) => row.startsWith('input stock,,t C/ha,52,5,'))).toBe(true)
  })
  test('has a row for every cell, with the reason where there are no figures', () => {
    const rows = cellsCsv(area).trim().split('\r\n')
    expect(rows).toHaveLength(64)
    expect(rows.find((row) => row.startsWith('C3,'))).toMatch(/,outside-domain: paddy$/)
  })
})

describe('what is wrong', () => {
  test('is said in the reader’s language with line and column', () => {
    const [problem] = problemsOf(cells.replace('B1,400,900', 'B1,400,far'))
    expect(problemIn(problem!, fr)).toMatch(/^Ligne 11, colonne y.: «.far.» n’est pas un nombre/)
    const [short] = problemsOf(cells.replace('B1,400,900', 'B1,900'))
    expect(problemIn(short!, en)).toBe('Line 11: 7 cells under 8 columns.')
  })
  test('has a text for every code of the soil package', () => {
    for (const code of refusalCodes) {
      const said = refusalIn(
        {
          code,
          field: 'stock',
          data: { reason: 'nothing decays in any month', value: 1, options: 'a, b', limit: 2 },
        },
        fr,
      )
      expect(said).not.toMatch(/\{\w+\}|nothing decays/)
    }
  })
  test('keeps what a text does not know', () => {
    expect(filled('{a} of {b}', { a: 0 })).toBe('0 of {b}')
  })
})

describe('what is to be asked before an answer is believed', () => {
  const remarksIn = (typed: Partial<typeof emptyForm>, texts = en) => {
    const read = readForm({ ...emptyForm, ...typed })
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return remarksOn(read.question).map((remark) => remarkIn(remark, read.question, texts))
  }
  const fahrenheit = '37 37 39 42 46 49 49.5 49.5 48 45 41 38'

  test('is nothing for the examples', () => {
    expect(remarksIn(exampleParcel)).toEqual([])
    expect(remarksIn(exampleArea())).toEqual([])
  })
  test('names the likely unit, of soil and of weather', () => {
    const said = remarksIn({ ...exampleParcel, clay: '0.23', temperature: fahrenheit })
    expect(said).toEqual([
      'The mean annual temperature is 43.4 °C. For climates with soils it is between -25 and 35 °C. The values may be in °F.',
      '0.23 % clay is very little. The value may be a fraction, meaning 23 %.',
    ])
    expect(remarksIn({ ...exampleParcel, stock: '3' })[0]).toContain('% of carbon')
  })
  test('says of cells how many, and where the first of them stands', () => {
    const cells = exampleArea().cells!.split('\n')
    const at = cells[0]!.split(',').indexOf('clay_pct')
    for (const row of [4, 6]) cells[row] = cells[row]!.split(',').with(at, '0.31').join(',')
    const typed = { ...exampleArea(), cells: cells.join('\n') }
    expect(remarksIn(typed)).toEqual([
      '0.31 % clay is very little. The value may be a fraction, meaning 31 %. In 2 of 63 cells; the first is on line 5.',
    ])
    expect(remarksIn(typed, fr)[0]).toMatch(/^0,31.* 2 mailles sur 63.*ligne 5/)
  })
})

describe('an axis', () => {
  test.each([
    [0, 20, [0, 5, 10, 15, 20]],
    [44.3, 64.2, [45, 50, 55, 60]],
    [-0.31, 0.12, [-0.3, -0.2, -0.1, 0, 0.1]],
    [3, 3, [3]],
  ])('from %f to %f has round marks', (low, high, marks) => {
    expect(ticks(low, high)).toEqual(marks)
  })
  test('of cells counts every one once', () => {
    const values = [1.93, 2, 2.2, 2.21, 2.6, 3.28]
    const { edges, counts } = countsOf(values)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
    expect(edges).toHaveLength(counts.length + 1)
    expect(countsOf([2, 2]).counts).toEqual([2])
    const { shadeOf } = classesOf(values)
    expect(shadeOf(1.93)).not.toBe(shadeOf(3.28))
  })
})

function problemsOf(cells: string) {
  const read = readForm({ ...emptyForm, ...exampleArea(), cells })
  return 'problems' in read ? read.problems : []
}
