import { expect, test } from 'vitest'
import { match } from './rest.server.ts'

test.each([
  ['/objectives', '/objectives', {}],
  ['/objectives/{code}', '/objectives/A1', { code: 'A1' }],
  ['/indicators/{id}/observations', '/indicators/A1.1/observations', { id: 'A1.1' }],
  ['/objectives/{code}', '/objectives', null],
  ['/objectives', '/decisions', null],
])('%s against %s', (pattern, path, params) => expect(match(pattern, path)).toEqual(params))
