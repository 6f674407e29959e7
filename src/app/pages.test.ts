import { expect, test } from 'vitest'
import { audiences, infoPage } from './pages.ts'

test('a page is found by its own name only', () => {
  for (const name of audiences) expect(infoPage(name)?.sections.length).toBeGreaterThan(0)
  for (const name of ['constructor', 'toString', '__proto__', 'no-such-page'])
    expect(infoPage(name)).toBeNull()
})
