import { expect, test } from 'vitest'
import {
  brokenLinks,
  calledScripts,
  disagreements,
  drawnLevels,
  firstColumn,
  listedBelow,
  privateTraces,
  undocumentedSlices,
  unknownCommands,
  wrongNumbers,
} from './docs.ts'
import type { SourceFile } from './files.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })
const there = new Set(['README.md', 'docs/a.md', 'docs/b.png'])
const exists = (path: string) => there.has(path)

test.each([
  ['a page that is not there', '[x](docs/c.md)'],
  ['a picture that is not there', '![x](docs/c.png "title")'],
  ['a picture in HTML that is not there', '<img alt="" src="docs/c.png">'],
  ['a reference that leads nowhere', 'see [x]\n\n[x]: docs/c.md'],
  ['a heading of another page that is not there', '[x](docs/a.md#nowhere)'],
  ['a heading of the same page that is not there', '[x](#nowhere)'],
  ['a path that climbs out', '[x](../docs/a.md)'],
])('the docs test catches a link to %s', (_name, text) => {
  expect(brokenLinks([file('README.md', text), file('docs/a.md', '# A')], exists)).toHaveLength(1)
})

test('links that lead somewhere, outside links, and code that looks like one are no problems', () => {
  const text = [
    '# One *big* house: why?',
    '## Twice\n## Twice',
    '[a](docs/a.md) [b](docs/a.md#first-part) ![c](./docs/b.png) [d](#one-big-house-why) [e](#twice-1)',
    '[f](https://4p1000.org) `[g](nowhere.md)`',
    '```\n[h](nowhere.md)\n# not a heading\n```',
  ].join('\n\n')
  expect(brokenLinks([file('README.md', text), file('docs/a.md', '## First part')], exists)).toEqual([])
})

test('the docs test catches a slice without a page and a slice that the map leaves out', () => {
  const files = [
    file('ARCHITECTURE.md', '[plan](src/lib/plan/README.md)'),
    file('src/lib/network/README.md', ''),
  ]
  expect(undocumentedSlices(files, ['plan', 'network'])).toEqual([
    'src/lib/plan has no README.md',
    'ARCHITECTURE.md does not lead to network',
  ])
})

test('the docs test catches a dependency without its line and a line without its dependency', () => {
  const listed = firstColumn('| name | why |\n|---|---|\n| `kysely` | SQL |\n| `left-pad` | spaces |\n')
  expect(disagreements(listed, ['kysely', 'zod'], 'the list')).toEqual([
    'the list leaves out zod',
    'the list speaks of left-pad, which is not there',
  ])
})

test('the docs test catches a command that is not there', () => {
  const scripts = { start: '', permille: '', 'soil:verify': '' }
  const shown =
    'npm start, npm test, npm run soil:verify, npm run --silent permille -- x, npm run fly, npm ci'
  expect(unknownCommands(file('README.md', shown), scripts)).toEqual([
    'README.md shows npm run test, which is not there',
    'README.md shows npm run fly, which is not there',
  ])
})

test('scripts that run before and after others are not called by people', () => {
  expect(calledScripts({ prestart: '', start: '', prepare: '' })).toEqual(['start', 'prepare'])
})

test('the drawing is read level by level, without its words', () => {
  const text =
    '## Who may know whom\n\nwords\n\n```\nroutes   app — they compose\n  │\nplan\nnetwork — the spine\n```\n\n## Next\n'
  expect(drawnLevels(text)).toEqual([
    ['routes', 'app'],
    ['plan', 'network'],
  ])
  expect(drawnLevels('## Something else')).toEqual([])
})

test('a list below a heading ends with the next heading', () => {
  const text = '### Friendships\n\n- `a → b`: because\n\nwords\n\n### Others\n\n- `c`\n'
  expect(listedBelow(text, 'Friendships')).toEqual(['a → b'])
})

test('the docs test catches a hole and a double in the numbers of decisions', () => {
  const path = (number: string) => `docs/decisions/${number}-x.md`
  expect(wrongNumbers([path('0001'), path('0002')])).toEqual([])
  expect(wrongNumbers([path('0001'), path('0003')])).toHaveLength(1)
  expect(wrongNumbers([path('0001'), 'docs/decisions/0001-y.md'])).toHaveLength(1)
})

// Put together here, so that this file holds none of what it plants.
const planted = {
  'a folder of an account': ['', 'home', 'ada', 'project'].join('/'),
  'a folder of the administrator': ['', 'root', '.cache'].join('/'),
  'a folder on Windows': ['C:', 'Users', 'ada'].join('\\'),
  'the host of a registry': `https://${['registry', 'example', 'org'].join('.')}/kysely`,
  'a download address in a lock file': `"resolved": ${'"http'}s://example.org/x.tgz"`,
}

test.each(Object.entries(planted))('the docs test catches %s', (_name, text) => {
  expect(privateTraces([file('x.md', `first line\nsee ${text} there`)])).toEqual([
    expect.stringMatching(/^x\.md:2 holds /),
  ])
})

test('addresses of pages and folders of the project are no traces of a machine', () => {
  const text = `https://example.org/home/page src/routes/(work)/audit ./data/files ${'/'}plan/objectives /homework`
  expect(privateTraces([file('x.md', text)])).toEqual([])
})
