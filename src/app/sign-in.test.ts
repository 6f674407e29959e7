import { expect, test } from 'vitest'
import { routes } from '../../test/support/routes.ts'
import { signInFor } from './sign-in.ts'

const visitor = { id: null }
const person = { id: '01900000-0000-7000-8000-000000000001' }
const url = (path: string) => new URL(path, 'http://localhost')

const workbench = routes().filter(({ id }) => id.startsWith('/(work)/'))
const others = routes().filter(({ id }) => !id.startsWith('/(work)/'))

test('every page and every download of the workbench sends a visitor to sign in, and a person nowhere', () => {
  expect(workbench.length).toBeGreaterThan(25)
  for (const { id, path } of workbench)
    for (const method of ['GET', 'POST']) {
      expect(signInFor(id, visitor, url(path), method), id).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      expect(signInFor(id, person, url(path), method), id).toBeNull()
    }
})

test('no other route asks for it', () => {
  for (const { id, path } of others) expect(signInFor(id, visitor, url(path), 'GET'), id).toBeNull()
  expect(signInFor(null, visitor, url('/nowhere'), 'GET')).toBeNull()
})

test('the way back keeps what was asked for, and leaves out the action of a form that was sent', () => {
  const asked = url('/audit?verb=plan.adopted')
  expect(signInFor('/(work)/audit', visitor, asked, 'GET')).toBe(
    '/sign-in?next=%2Faudit%3Fverb%3Dplan.adopted',
  )
  expect(signInFor('/(work)/profile', visitor, url('/profile?/save'), 'POST')).toBe(
    '/sign-in?next=%2Fprofile',
  )
})

test('every page chooses its side: open to visitors, or part of the workbench', () => {
  const elsewhere = others.filter(({ id }) => !id.startsWith('/(public)/')).map(({ id }) => id)
  expect(elsewhere).toEqual([
    '/',
    '/api',
    '/api/openapi.json',
    '/api/v1/[...path]',
    '/gallery',
    '/gallery/front',
    '/healthz',
    '/live',
    '/readyz',
    '/robots.txt',
    '/sitemap.xml',
  ])
})
