/** What a cell shows. `value` is what a written cell sorts by; `note` is a remark under it. */
export type Cell =
  | string
  | number
  | null
  | { text: string; href?: string; lang?: string; note?: string; value?: number | null }

export type Row = Record<string, Cell | undefined>

export type Column = {
  key: string
  label: string
  numeric?: boolean
  unit?: string
  sortable?: boolean
  /** Short, and kept on one line: a day, a state, a code. */
  brief?: boolean
}

export type Sort = { key: string; descending: boolean }

/** The order in which rows come, and the link of each column that can be sorted by. */
export type Order = { sort: Sort; hrefs: Partial<Record<string, string>> }

/** What the address asks of a table. `others` are the parameters that its links and its form carry along. */
export type TableQuery = { sort: Sort | null; search: string; others: [string, string][] }

export function tableQuery(url: URL): TableQuery {
  const asked = url.searchParams.get('sort') ?? ''
  const descending = asked.startsWith('-')
  const key = descending ? asked.slice(1) : asked
  return {
    sort: key ? { key, descending } : null,
    search: (url.searchParams.get('q') ?? '').trim(),
    others: [...url.searchParams].filter(([name]) => name !== 'sort' && name !== 'q'),
  }
}

/** The link of a column's heading: rising, then falling, then as it came. */
export function sortHref({ sort, search, others }: TableQuery, key: string): string {
  const params = new URLSearchParams(others)
  if (search) params.set('q', search)
  if (sort?.key !== key) params.set('sort', key)
  else if (!sort.descending) params.set('sort', `-${key}`)
  return `?${params}`
}

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? cell.text : String(cell)
}

function sortValue(cell: Cell | undefined): string | number | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell !== 'object') return cell
  return cell.value === undefined ? cell.text : cell.value
}

/** Rows in the asked order; equal rows keep theirs, and what is missing comes last whichever way one sorts. */
export function sortRows(rows: readonly Row[], sort: Sort | null, locale: string): Row[] {
  if (!sort) return [...rows]
  const collator = new Intl.Collator(locale, { numeric: true })
  const direction = sort.descending ? -1 : 1
  return [...rows].sort((one, other) => {
    const [a, b] = [sortValue(one[sort.key]), sortValue(other[sort.key])]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`)
    return direction * order
  })
}

/** Letters without accents and case, so that `peru` finds `Perú`. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Rows that hold every word of the search somewhere. */
export function filterRows(rows: readonly Row[], search: string): Row[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = plain(Object.values(row).map(cellText).join(' '))
    return words.every((word) => text.includes(word))
  })
}
