import { expect, test } from 'vitest'
import { isSiteOrigin } from './origin.ts'

test.each(['https://example.org', 'http://localhost:8080', 'https://xn--sols-sant-h4a.example.org:8443'])(
  '%s may show figures in a frame',
  (origin) => expect(isSiteOrigin(origin)).toBe(true),
)

test.each([
  'https://*',
  'https://*.example.org',
  'https://a;sandbox',
  'https://a,b.example',
  'https://a b',
  'https://example.org/path',
  "https://'self'",
  'data:text/html,x',
  'https://-a.example',
  `https://${'a'.repeat(64)}.example`,
  'null',
])('%s may not', (origin) => expect(isSiteOrigin(origin)).toBe(false))
