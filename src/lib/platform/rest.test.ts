import { expect, test } from 'vitest'
import { match } from './rest.server.ts'

test.each([
  ['/objectives', '/objectives', {}],
  ['/objectives/{code}', '/objectives/A1', { code: 'A1' }],
  ['/indicators/{id}/observations', '/indicators/A1.1/observations', { id: 'A1.1' }],
  ['/objectives/{code}', '/objectives', null],
  ['/objectives', '/decisions', null],
  ['/objectives/{code}', '/objectives/%25', { code: '%' }],
  ['/objectives/{code}', '/objectives/a%2Fb', { code: 'a/b' }],
])('%s against %s', (pattern, path, params) => expect(match(pattern, path)).toEqual(params))

test.each(['/objectives/%', '/objectives/%E0%A4%A'])('%s names nothing', (path) =>
  expect(() => match('/objectives/{code}', path)).toThrow(expect.objectContaining({ code: 'missing' })),
)
