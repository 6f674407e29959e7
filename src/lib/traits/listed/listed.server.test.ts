import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDatabase, Read } from '#lib/platform/database.server.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { anyOf, from, someOf, upTo, withId, words } from './filters.server.ts'
import { listed } from './listed.server.ts'

type Toy = {
  id: string
  name: string
  sort_name: string
  words: string
  colour: string
  tags: string[]
  weight_g: number | null
  made_at: Date
}

const toys = listed({
  rows: (_read: Read, { of }: { of: string }) =>
    sql<Toy>`select *, platform.sort_text(name) as sort_name,
      platform.fold(name || ' ' || colour) as words from toy.thing where owner = ${of}`,
  id: { column: 'id', type: 'uuid' },
  filters: {
    q: words('words'),
    colour: anyOf('colour'),
    tag: someOf('tags', ['soft', 'loud', 'old']),
    since: from('made_at'),
    until: upTo('made_at'),
    about: withId('id'),
  },
  sorts: {
    name: { column: 'sort_name', type: 'text' },
    weight: { column: 'weight_g', type: 'double precision', optional: true },
    made: { column: 'made_at', type: 'timestamptz' },
    colour: [
      { column: 'colour', type: 'text' },
      { column: 'sort_name', type: 'text' },
    ],
  },
  start: 'name',
  pageSize: 3,
  csv: {
    name: ({ name }) => name,
    weight_g: ({ weight_g }) => weight_g,
    tags: ({ tags }) => tags.join(' '),
  },
})

let database: OpenDatabase
const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
const scope = { of: 'ada' }
let made = 0

async function add(name: string, { colour = 'red', tags = [], weight = null, at }: Partial<Details> = {}) {
  made += 1
  const moment = at ?? `2026-01-01T00:00:00.${String(made).padStart(6, '0')}Z`
  await database.query(`insert into toy.thing values ($1, 'ada', $2, $3, $4, $5, $6)`, [
    id(made),
    name,
    colour,
    tags,
    weight,
    moment,
  ])
}
type Details = { colour: string; tags: string[]; weight: number | null; at: string }

beforeAll(async () => {
  database = await testDatabase()
  await database.script(`create schema toy; create table toy.thing (
    id uuid primary key, owner text not null, name text not null, colour text not null, tags text[] not null,
    weight_g float8, made_at timestamptz not null)`)
  await add('Étoile', { colour: 'blue', tags: ['soft', 'old'], weight: 30 })
  await add('bear 10', { tags: ['soft'], weight: 5 })
  await add('Bear 9', { weight: 120 })
  await add('zebra', { colour: 'blue', tags: ['loud'] })
  await add('Ångström', { weight: 7, at: '2026-02-28T23:59:59.999999Z' })
  await add('elk_1', { colour: 'green', weight: 7, at: '2026-03-01T00:00:00Z' })
  await add('elkx1', { colour: 'green' })
  await database.query(`insert into toy.thing values ($1, 'ben', 'Another’s', 'red', '{}', 1, now())`, [
    id(99),
  ])
})
afterAll(() => database.close())

const ask = (address: string) => toys.page(database.read, new URLSearchParams(address), scope)
const names = async (address: string) => (await ask(address)).rows.map(({ name }) => name)

/** Every page from here on in one direction, as a reader goes by its links. */
async function walk(address: string, way: 'next' | 'previous' = 'next'): Promise<string[][]> {
  const { rows, listing } = await ask(address)
  const link = listing.links[way]
  return [rows.map(({ name }) => name), ...(link ? await walk(link, way) : [])]
}

describe('order', () => {
  test('names stand where readers look for them, whatever capitals and accents, and numbers by size', async () => {
    expect(await walk('')).toEqual([
      ['Ångström', 'Bear 9', 'bear 10'],
      ['elk_1', 'elkx1', 'Étoile'],
      ['zebra'],
    ])
  })

  test('falling is rising backwards', async () => {
    expect((await walk('sort=-name')).flat()).toEqual((await walk('')).flat().reverse())
  })

  test('what is missing comes last both ways, and equal rows keep the order of their ids', async () => {
    expect((await walk('sort=weight')).flat()).toEqual([
      'bear 10',
      'Ångström',
      'elk_1',
      'Étoile',
      'Bear 9',
      'zebra',
      'elkx1',
    ])
    expect((await walk('sort=-weight')).flat()).toEqual([
      'Bear 9',
      'Étoile',
      'elk_1',
      'Ångström',
      'bear 10',
      'elkx1',
      'zebra',
    ])
  })

  test('moments a microsecond apart are told apart', async () => {
    expect((await walk('sort=made')).flat()).toEqual([
      'Étoile',
      'bear 10',
      'Bear 9',
      'zebra',
      'elkx1',
      'Ångström',
      'elk_1',
    ])
  })

  test('an order may have several columns', async () => {
    expect((await walk('sort=colour')).flat().slice(0, 4)).toEqual(['Étoile', 'zebra', 'elk_1', 'elkx1'])
  })
})

describe('pages', () => {
  test('one walks back as one came', async () => {
    const forth = await walk('')
    const { listing } = await ask('')
    const second = await ask(listing.links.next ?? '')
    const third = await ask(second.listing.links.next ?? '')
    expect(await walk(third.listing.links.previous ?? '', 'previous')).toEqual(forth.slice(0, 2).reverse())
  })

  test('rows added meanwhile are neither shown twice nor make others be passed over', async () => {
    const first = await ask('')
    await add('aardvark')
    const second = await ask(first.listing.links.next ?? '')
    expect(second.rows.map(({ name }) => name)).toEqual(['elk_1', 'elkx1', 'Étoile'])
    expect(second.listing).toMatchObject({ total: 8, isMore: false, before: 4, shown: 3 })
    const back = await ask(second.listing.links.previous ?? '')
    expect(back.rows.map(({ name }) => name)).toEqual(['Ångström', 'Bear 9', 'bear 10'])
    expect(await names(back.listing.links.previous ?? '')).toEqual(['aardvark'])
    await database.query(`delete from toy.thing where name = 'aardvark'`)
  })

  test('no link leads to an empty page, also where the last page is full', async () => {
    const pages = await walk('colour=red')
    expect(pages).toEqual([['Ångström', 'Bear 9', 'bear 10']])
    const { links } = (await ask('colour=red')).listing
    expect(links).toMatchObject({ first: null, previous: null, next: null })
  })

  test('a page whose rows are gone leads back to the first', async () => {
    await add('zzz')
    const last = await ask((await ask((await ask('')).listing.links.next ?? '')).listing.links.next ?? '')
    const after = new URLSearchParams(last.listing.links.previous ?? '')
    await database.query(`delete from toy.thing where name = 'zzz'`)
    const beyond = await ask(String(after).replace('before=', 'after='))
    expect(beyond.rows.map(({ name }) => name)).toEqual([])
    expect(beyond.listing.links).toMatchObject({ first: '?', previous: null, next: null })
  })

  test.each(['after=nonsense', `after=${btoa('["a"]')}`, `before=${btoa('["a","not an id"]')}`])(
    'a page that no link wrote (%s) is the first one',
    async (address) => {
      expect(await names(address)).toEqual(['Ångström', 'Bear 9', 'bear 10'])
    },
  )
})

describe('filters', () => {
  test('words are found without accents, in any order, and a wildcard is a letter', async () => {
    expect(await names('q=BLUE+etoile')).toEqual(['Étoile'])
    expect(await names('q=elk_')).toEqual(['elk_1'])
    expect(await names('q=%25')).toEqual([])
  })

  test('days are whole, in UTC', async () => {
    expect(await names('since=2026-02-28&until=2026-02-28')).toEqual(['Ångström'])
    expect(await names('since=2026-03-01')).toEqual(['elk_1'])
  })

  test('each value says how many rows it would leave beside the other filters', async () => {
    const { listing } = await ask('colour=blue')
    expect(listing.total).toBe(2)
    expect(listing.choices).toEqual({
      colour: [
        { value: 'red', count: 3 },
        { value: 'blue', count: 2 },
        { value: 'green', count: 2 },
      ],
      tag: [
        { value: 'soft', count: 1 },
        { value: 'loud', count: 1 },
        { value: 'old', count: 1 },
      ],
    })
  })

  test('a value without rows is offered only while it is asked for', async () => {
    const { listing } = await ask('tag=loud&q=bear')
    expect(listing).toMatchObject({ total: 0, asked: { tag: 'loud', q: 'bear' } })
    expect(listing.choices.tag).toEqual([
      { value: 'soft', count: 1 },
      { value: 'loud', count: 0 },
    ])
    expect(listing.links).toMatchObject({ first: null, next: null, all: '?' })
  })

  test('a record is asked for by its id', async () => {
    expect(await names(`about=${id(4)}`)).toEqual(['zebra'])
    expect(await names('about=4')).toHaveLength(3)
  })
})

test('a page is two queries, whatever is counted', async () => {
  let queries = 0
  const counting = new Proxy(database.read, {
    get(read, name) {
      const value = Reflect.get(read, name) as unknown
      if (name !== 'getExecutor' || typeof value !== 'function') return value
      return () => {
        queries += 1
        return value.call(read) as unknown
      }
    },
  })
  await toys.page(counting, new URLSearchParams('colour=red&sort=-made'), scope)
  expect(queries).toBe(2)
})

test('the download holds all that the address chooses in its order, whatever page it is at', async () => {
  const { links } = (await ask('sort=-weight')).listing
  const answer = toys.download('toys.csv', database.read, new URLSearchParams(links.next ?? ''), scope, 2)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="toys.csv"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect((await answer.text()).replace('\uFEFF', '').split('\r\n')).toEqual([
    'name,weight_g,tags',
    'Bear 9,120,',
    'Étoile,30,soft old',
    'elk_1,7,',
    'Ångström,7,',
    'bear 10,5,soft',
    'elkx1,,',
    'zebra,,loud',
    '',
  ])
})

test('a list too long to be counted says so, and offers values without figures', async () => {
  await database.script(`insert into toy.thing
    select gen_random_uuid(), 'cy', 'Toy ' || n, 'red', '{soft}', n, now() from generate_series(1, 10001) n`)
  const page = (address: string) => toys.page(database.read, new URLSearchParams(address), { of: 'cy' })
  const { listing } = await page('')
  expect(listing).toMatchObject({ total: 10_000, isMore: true, before: 0, shown: 3 })
  expect(listing.choices.colour).toEqual([{ value: 'red', count: null }])
  const last = await page('sort=-name')
  expect(last.rows[0]?.name).toBe('Toy 10001')
  const near = await page('sort=-weight&q=toy+1000')
  expect(near.listing).toMatchObject({ total: 3, isMore: false })
  await database.query(`delete from toy.thing where owner = 'cy'`)
})
