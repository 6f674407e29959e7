import createClient from 'openapi-fetch'
import type { paths } from '../support/api-types.ts'
import { expect, journeyThrough } from './journey.ts'

const test = journeyThrough('/')

/** Pages whose links are followed no further: each has an address for every search, sort and day. */
const isFollowed = ({ pathname, search }: URL) =>
  !search && !/\.(csv|xlsx|json|xml|pdf|docx|md|png|svg)$/.test(pathname)
const languages = ['', '/fr', '/es']

const unescaped = (text: string) => text.replaceAll('&amp;', '&')
const valuesOf = (html: string, name: string) =>
  Array.from(html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g')), ([, value = '']) => unescaped(value))

test('every link into a page leads to a place that is there, in three languages', async ({ baseURL }) => {
  const origin = baseURL!
  const pages = new Map<string, Set<string> | null>()
  const waiting = languages.map((prefix) => `${prefix || '/'}`)
  const fragments: { from: string; to: string; place: string }[] = []
  const linksOf = (path: string, html: string) =>
    valuesOf(html, 'href').flatMap((href) => {
      const url = URL.parse(href, `${origin}${path}`)
      return url?.origin === origin ? [url] : []
    })
  const look = async (path: string): Promise<string[]> => {
    const answer = await fetch(`${origin}${path}`)
    const isPage = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/html')
    const html = isPage ? await answer.text() : (await answer.body?.cancel(), '')
    pages.set(path, isPage ? new Set(valuesOf(html, 'id')) : null)
    return linksOf(path, html).flatMap((url) => {
      const to = url.pathname + url.search
      if (url.hash.length > 1)
        fragments.push({ from: path, to, place: decodeURIComponent(url.hash.slice(1)) })
      return isFollowed(url) || url.hash ? [to] : []
    })
  }
  while (waiting.length) {
    const path = waiting.pop()!
    if (!pages.has(path)) waiting.push(...(await look(path)))
  }
  const lost = fragments.filter(({ to, place }) => pages.get(to) && !pages.get(to)!.has(place))
  expect(lost).toEqual([])
  expect(pages.size).toBeGreaterThan(200)
  expect(fragments.length).toBeGreaterThan(500)
})

test('a client that the description makes reads and is refused as described', async ({ baseURL }) => {
  const client = createClient<paths>({ baseUrl: `${baseURL}/api/v1` })
  const list = await client.GET('/objectives')
  expect(list.data?.items).toHaveLength(24)
  const one = await client.GET('/objectives/{code}', { params: { path: { code: 'A1' } } })
  expect(one.data?.versions.map(({ edition }) => edition)).toContain('2022')
  const figures = await client.GET('/indicators/{id}/observations', {
    params: { path: { id: 'A1.1' }, query: { limit: 1 } },
  })
  expect(figures.data?.items[0]?.source.title).toBeTruthy()
  const missing = await client.GET('/objectives/{code}', { params: { path: { code: 'B6' } } })
  expect([missing.response.status, missing.error?.code]).toEqual([404, 'missing'])
  const refused = await client.POST('/indicators/{id}/observations', {
    params: { path: { id: 'A1.1' } },
    body: { on: '2025-12-31', value: 1, unit: 'NDC', source: { title: 'A reading' } },
  })
  expect([refused.response.status, refused.error?.code]).toEqual([403, 'forbidden'])
})
