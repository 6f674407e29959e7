import { expect, test } from 'vitest'
import type { Rule } from '#lib/platform/rules.ts'
import type { Slice } from '#lib/platform/slice.ts'
import { actorAs } from './permissions.ts'
import { compose } from './compose.server.ts'

const forAll: Rule = { who: ['anyone'] }
const forStaff: Rule = { who: ['secretariat'], scope: 'soils' }
const tool = (name: string, rule: Rule) => ({ href: `/${name}`, name, text: `${name}_text`, rule })

const documents = async () => []

const first: Slice = {
  name: 'first',
  rules: { first_read: forAll, first_write: forStaff },
  tools: [tool('open', forAll), tool('closed', forStaff)],
  navigation: [{ label: 'first_nav', path: '/first' }],
  cacheable: ['/(public)/first/*', '/'],
  publicVerbs: ['first.done'],
  links: [{ name: 'feeds', forward: 'first_feeds', backward: 'first_fed' }],
  search: [{ kind: 'first.thing', label: 'first_things', documents }],
  pages: [{ path: '/first', title: 'first_nav', text: 'first_lead' }],
}
const second: Slice = {
  name: 'second',
  rules: { second_read: forAll },
  navigation: [{ label: 'second_nav', path: '/second' }],
  publicVerbs: ['second.done'],
}

test('what slices declare is joined in the order of the list', () => {
  const { schemas, rules, scopes, navigation, publicVerbs, linkKinds, search, pages } = compose([
    first,
    second,
  ])
  expect(schemas).toEqual(['first', 'second'])
  expect(Object.keys(rules)).toEqual(['first_read', 'first_write', 'second_read'])
  expect(scopes).toEqual(['soils'])
  expect(navigation.map(({ path }) => path)).toEqual(['/first', '/second'])
  expect(publicVerbs).toEqual(['first.done', 'second.done'])
  expect(linkKinds).toMatchObject([{ name: 'feeds', slice: 'first' }])
  expect(search).toEqual([{ kind: 'first.thing', label: 'first_things', documents }])
  expect(pages.map(({ path }) => path)).toEqual(['/first'])
})

test.each([
  ['a rule', { rules: { first_read: forStaff } }, 'first_read'],
  ['a kind of link', { links: [{ name: 'feeds', forward: 'second_a', backward: 'second_b' }] }, 'feeds'],
  ['a constraint', { constraints: { thing_once: ['conflict', 'second_twice'] } }, 'thing_once'],
] as [string, Partial<Slice>, string][])('%s that two slices declare stops the start', (_, change, name) => {
  const declaring: Slice = { ...first, constraints: { thing_once: ['conflict', 'first_twice'] } }
  expect(() => compose([declaring, { ...second, ...change }])).toThrow(`two slices declare ${name}`)
})

test('a person sees the tools that their roles open', () => {
  const { toolsFor } = compose([first])
  expect(toolsFor(actorAs('anyone')).map(({ name }) => name)).toEqual(['open'])
  expect(toolsFor(actorAs('secretariat')).map(({ name }) => name)).toEqual(['open', 'closed'])
})

test.each([
  ['/', true],
  ['/(public)/first', true],
  ['/(public)/first/[code]', true],
  ['/(public)/firsts', false],
  ['/(work)/first', false],
  [null, false],
])('the pages of %s are the same for every visitor: %s', (route, answer) => {
  expect(compose([first, second]).isCacheable(route)).toBe(answer)
})

test('the public log shows the verbs that slices declare, and no others', () => {
  const [events] = compose([first, second]).operations
  expect(events?.input.safeParse({ verb: 'second.done' }).success).toBe(true)
  expect(events?.input.safeParse({ verb: 'first.undone' }).success).toBe(false)
})
