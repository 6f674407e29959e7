import { describe, expect, it } from 'vitest'
import { filterRows, sortHref, sortRows, tableQuery, type Row } from './table.ts'

const address = (search: string) => new URL(`https://example.org/sites${search}`)

const rows: Row[] = [
  { site: 'Peru 10', stock: 12 },
  { site: { text: 'Pérou 9' }, stock: null },
  { site: 'Loess', stock: 3 },
  { site: 'Kamb', stock: { text: 'about 40', value: 40 } },
]
const sites = (some: Row[]) => some.map(({ site }) => (typeof site === 'object' ? site?.text : site))

describe('a table asked by its address', () => {
  it('reads the sort key, its direction and the search', () => {
    expect(tableQuery(address('?sort=-stock&q=+dry '))).toEqual({
      sort: { key: 'stock', descending: true },
      search: 'dry',
      others: [],
    })
  })

  it('asks for nothing when the address says nothing', () => {
    expect(tableQuery(address(''))).toEqual({ sort: null, search: '', others: [] })
  })

  it('links a heading to rising, then falling, then unsorted, and carries the rest along', () => {
    const hrefs = ['?q=dry&year=2021', '?q=dry&year=2021&sort=stock', '?q=dry&year=2021&sort=-stock'].map(
      (search) => sortHref(tableQuery(address(search)), 'stock'),
    )
    expect(hrefs).toEqual(['?year=2021&q=dry&sort=stock', '?year=2021&q=dry&sort=-stock', '?year=2021&q=dry'])
  })
})

describe('sorting rows', () => {
  it('puts figures in order of size, written ones by their value, and missing ones last', () => {
    expect(sites(sortRows(rows, { key: 'stock', descending: false }, 'en'))).toEqual([
      'Loess',
      'Peru 10',
      'Kamb',
      'Pérou 9',
    ])
  })

  it('keeps missing figures last when falling', () => {
    expect(sites(sortRows(rows, { key: 'stock', descending: true }, 'en')).at(-1)).toBe('Pérou 9')
  })

  it('puts names in the order of the language, numbers in them by size', () => {
    const named: Row[] = [{ site: 'Site 10' }, { site: 'Étang' }, { site: 'Site 9' }, { site: 'Fôret' }]
    expect(sites(sortRows(named, { key: 'site', descending: false }, 'fr'))).toEqual([
      'Étang',
      'Fôret',
      'Site 9',
      'Site 10',
    ])
  })

  it('leaves the rows as they came for a column that is not there', () => {
    expect(sortRows(rows, { key: 'colour', descending: true }, 'en')).toEqual(rows)
  })
})

describe('filtering rows', () => {
  it('finds words without their accents, in any order and any column', () => {
    expect(sites(filterRows(rows, '9 perou'))).toEqual(['Pérou 9'])
    expect(sites(filterRows(rows, 'about kamb'))).toEqual(['Kamb'])
  })

  it('keeps every row for an empty search', () => {
    expect(filterRows(rows, '  ')).toHaveLength(rows.length)
  })
})
